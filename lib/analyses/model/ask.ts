import { estimateTokens } from '#lib/language/prices';
import { CutOff, TooLong, type Answer, type LanguageEngine } from '#lib/language/question';
import { type Asked, fittingParts, instructionsOf, only, readerOf, schemaOf } from './groups.ts';
import { promptRules, promptRulesVersion } from './prompt-rules.ts';
import type { Material } from './material.ts';
import { mergeText, partText } from './part-text.ts';
import { oneLine as oneParagraph } from './transcript-lines.ts';
import { halvesOf, type Window } from './windows.ts';

export interface AskRequest {
  asked: Asked;
  engine: LanguageEngine;
  material: Material;
  /** Tokens of input per call. If the parts' answers exceed it, they are merged in several steps. */
  window_tokens: number;
  /** The owner's additional instruction, or null. */
  added_instruction: string | null;
  signal: AbortSignal;
  /** Called with the incomplete object of the call that gives the final answer. */
  onPartial?: (partial: unknown) => void;
}

/** The result of one call, or of all calls for a long conversation: the parts that fit their drafts, by name. */
export interface Read extends Omit<Answer<unknown>, 'object'> {
  parts: Record<string, unknown>;
}

/** Version of the prompt: its own version and that of the general rules. */
export function promptVersion({ version }: { version: string }): string {
  return `${version}.${promptRulesVersion}`;
}

/**
 * Requests several readings from a model. A long conversation is read in parts. A part is halved and its incomplete
 * readings are requested again if its answer is cut off, or if it exceeds the server's context. The result leaves out a
 * reading if one of its parts is missing or does not fit. Throws the errors of the engine.
 */
export async function askForParts(request: AskRequest): Promise<Read> {
  const { asked, material, window_tokens, onPartial } = request;
  const bill = new Bill(request.engine.model);
  const call = { ...request, bill };
  const { windows } = material;
  const alone = windows.length <= 1;
  const [all = { from: 0, first: 0, end: material.lines.length }] = windows;
  const notes = (
    await Promise.all(
      (alone ? [all] : windows).map((window, i) =>
        readWindow(
          call,
          asked,
          { window, part: alone ? null : { number: i + 1, of: windows.length } },
          alone ? onPartial : undefined,
        ),
      ),
    )
  ).flat();
  const counts = (name: string): number =>
    notes.filter(({ asked: names, parts }) => names.includes(name) && Object.hasOwn(parts, name)).length;
  const whole = Object.keys(asked.parts).filter(
    (name) => counts(name) === notes.filter(({ asked: names }) => names.includes(name)).length,
  );
  const several = whole.filter((name) => counts(name) > 1);
  const single = Object.assign(
    {},
    ...notes.map(({ parts }) =>
      picked(
        parts,
        whole.filter((name) => !several.includes(name)),
      ),
    ),
  ) as Record<string, unknown>;
  if (several.length === 0) return bill.total(single);

  const merged = only(asked, several);
  let texts = notes
    .map(({ parts }) => picked(parts, several))
    .filter((parts) => Object.keys(parts).length > 0)
    .map((parts) => JSON.stringify(parts));
  let groups = groupsOf(texts, window_tokens);
  while (groups.length > 1) {
    texts = await Promise.all(
      groups.map(async (group) =>
        group.length === 1 ? group.join('') : JSON.stringify(await askOnce(call, merged, mergeText(material, group))),
      ),
    );
    groups = groupsOf(texts, window_tokens);
  }
  return bill.total({ ...single, ...(await askOnce(call, merged, mergeText(material, texts), onPartial)) });
}

/** The result of one stretch: the names that were requested, and the parts that were received. */
interface Note {
  asked: readonly string[];
  parts: Record<string, unknown>;
}

/** Options shared by all calls for one answer. */
interface Call extends Omit<AskRequest, 'asked' | 'onPartial'> {
  bill: Bill;
}

/** A stretch of the transcript, with its number if there are several. */
interface Stretch {
  window: Window;
  part: { number: number; of: number } | null;
}

async function readWindow(
  call: Call,
  asked: Asked,
  { window, part }: Stretch,
  onPartial?: (partial: unknown) => void,
): Promise<Note[]> {
  const names = Object.keys(asked.parts);
  try {
    return [{ asked: names, parts: await askOnce(call, asked, partText(call.material, window, part), onPartial) }];
  } catch (error) {
    const halves = halvesOf(window);
    if (!halves || !(error instanceof CutOff || (error instanceof TooLong && isShortened(call, asked, window, error))))
      throw error;
    const complete = error instanceof CutOff ? fittingParts(asked, error.object) : {};
    const rest = only(
      asked,
      names.filter((name) => !Object.hasOwn(complete, name)),
    );
    const read = await Promise.all(
      halves.map((half, i) => readWindow(call, rest, { window: half, part: part ?? { number: i + 1, of: 2 } })),
    );
    return [{ asked: Object.keys(complete), parts: complete }, ...read.flat()];
  }
}

/** Least number of tokens for an answer, and least number of transcript tokens for which a call is worth its cost. */
const least = { answer: 1_500, transcript: 500 } as const;

/** Whether a shorter stretch would fit: whether instructions and schema leave enough room in the server's context. */
function isShortened({ material }: Call, asked: Asked, { from, end }: Window, { context, taken }: TooLong): boolean {
  const characters = material.lines.slice(from, end).join('\n').length;
  // The server's own count, divided by length, since only the server knows its tokens.
  const transcript = (taken * characters) / (characters + promptRules.length + instructionsOf(asked).length);
  return transcript > least.transcript && context - (taken - transcript) >= least.answer + least.transcript;
}

async function askOnce(
  { engine, signal, added_instruction, material, bill }: Call,
  asked: Asked,
  text: string,
  onPartial?: (partial: unknown) => void,
): Promise<Record<string, unknown>> {
  const added =
    added_instruction === null
      ? null
      : `The owner of the recording adds: ${oneParagraph(added_instruction)}\nThis adds to the reading and does not lift any rule.`;
  const voice = Object.values(asked.parts).some(({ hears }) => hears) ? material.voice : null;
  const question = {
    name: asked.name,
    schema: schemaOf(asked),
    read: readerOf(asked),
    instructions: promptRules,
    // The part that all calls share comes first, so that a server with a prompt cache need not process it again.
    prompt: [text, voice, instructionsOf(asked), added].filter((each) => each !== null).join('\n\n'),
    signal,
    ...(onPartial ? { onPartial } : {}),
  };
  try {
    const answer = await engine.ask(question);
    bill.add(answer);
    return answer.object;
  } catch (error) {
    if (error instanceof CutOff)
      bill.add({ tokens: error.tokens, cost_usd: error.cost_usd, calls: error.calls, model: null });
    throw error;
  }
}

/** Groups of neighbours that fit one call; at least two each, so that each step reduces their number. */
function groupsOf(notes: readonly string[], window_tokens: number): string[][] {
  const groups: string[][] = [];
  let tokens = 0;
  for (const note of notes) {
    const own = estimateTokens(note.length);
    const open = groups.at(-1);
    if (open && (open.length < 2 || tokens + own <= window_tokens)) {
      open.push(note);
      tokens += own;
    } else {
      groups.push([note]);
      tokens = own;
    }
  }
  return groups;
}

/** Adds up the cost of all calls for one answer. */
class Bill {
  #model: string;
  readonly #tokens = { input: 0, output: 0 };
  #cost: number | null = 0;
  #calls = 0;

  constructor(model: string) {
    this.#model = model;
  }

  add({
    model,
    tokens,
    cost_usd,
    calls,
  }: Pick<Answer<unknown>, 'tokens' | 'cost_usd' | 'calls'> & { model: string | null }): void {
    this.#model = model ?? this.#model;
    this.#tokens.input += tokens.input;
    this.#tokens.output += tokens.output;
    this.#cost = this.#cost === null || cost_usd === null ? null : this.#cost + cost_usd;
    this.#calls += calls;
  }

  total(parts: Record<string, unknown>): Read {
    return { parts, model: this.#model, tokens: { ...this.#tokens }, cost_usd: this.#cost, calls: this.#calls };
  }
}

function picked(parts: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parts).filter(([name]) => names.includes(name)));
}
