import { longestInstruction, longestQuestionName } from '#lib/analyses/custom/question';
import { isAnalysisType, isCustomType } from '#lib/analyses/steps';
import { AppError } from '#lib/base/errors';
import { getRuntime } from '#lib/runtime/runtime';
import { againSchema, askAgainSchema, askSchema } from '#lib/transports/http/api/schemas';
import { route } from '#lib/transports/http/answer/problem';
import { readJson } from '#lib/transports/http/receive/read-json';

export const dynamic = 'force-dynamic';

type Params = { id: string; type: string };

const hints = {
  again: { reason: 'run_again', longest_instruction: longestInstruction },
  ask: { reason: 'question', longest_name: longestQuestionName, longest_instruction: longestInstruction },
} as const;
const unknownStep = () => new AppError('not_found', { reason: 'step' });

function decoded(type: string): string {
  try {
    return decodeURIComponent(type);
  } catch {
    throw unknownStep();
  }
}

/**
 * Runs one step again, or with `readings` all steps that a correction of the text has made stale; asks a question of
 * the owner's own (`custom`), or asks one again. Answers 202; the log shows the results.
 */
export const POST = route<Params>(async (request, { id, type }) => {
  const { steps, visitorOf } = getRuntime();
  const visitor = visitorOf(request.headers);
  const wanted = decoded(type);
  let analysis_type: string = wanted;
  if (wanted === 'custom') analysis_type = await steps.ask(id, visitor, await readJson(request, askSchema, hints.ask));
  else if (wanted === 'readings') await steps.rereadAll(id, visitor);
  else if (isCustomType(wanted))
    await steps.askAgain(id, visitor, wanted, (await readJson(request, askAgainSchema, hints.again)).instruction);
  else if (isAnalysisType(wanted))
    await steps.again(id, visitor, wanted, await readJson(request, againSchema, hints.again));
  else throw unknownStep();
  return Response.json({ session_id: id, analysis_type }, { status: 202, headers: { 'Cache-Control': 'no-store' } });
}, 'work');

/** Removes a question of the owner's own. */
export const DELETE = route<Params>(async (request, { id, type }) => {
  const { steps, visitorOf } = getRuntime();
  const wanted = decoded(type);
  if (!isCustomType(wanted)) throw unknownStep();
  await steps.withdraw(id, visitorOf(request.headers), wanted);
  return new Response(null, { status: 204 });
});
