import type { ReadingInput } from '#lib/analyses/analysis';
import { answerOf, materialFor, resultOf, type Material } from '#lib/analyses/model/material';
import type { OwnQuestion } from '#lib/analyses/custom/question';
import type { CustomAnswer } from '#lib/analyses/custom/schema';
import type { ResultData } from '#lib/analyses/results/results';
import { readAnalysis, readings } from '#lib/analyses/registry';
import type { ModelType, ReadingType } from '#lib/analyses/steps';
import { memoryReleaser } from '#lib/base/workers/release-memory';
import { serveWorker } from '#lib/base/workers/worker-script';
import type { Reading, Sound } from './request.ts';

const inputs = new Map<number, ReadingInput>();
/** A thread has a heap of its own, in which an hour's transcript leaves much garbage. */
const releaseMemory = memoryReleaser(() => inputs.size === 0);

const methods = {
  open({ id, input }: { id: number; input: ReadingInput }): void {
    inputs.set(id, input);
  },
  addSound({ id, sound }: { id: number; sound: Partial<Sound> }): void {
    const input = inputs.get(id);
    if (input) inputs.set(id, { ...input, ...sound });
  },
  /** null if this thread does not know the transcript, because it replaced an earlier one that ended. */
  read({ id, type }: { id: number; type: ReadingType }): Reading | null {
    const input = inputs.get(id);
    return input ? { data: readAnalysis(type, input), engine: readings[type].engine } : null;
  },
  material({ id, window_tokens }: { id: number; window_tokens: number }): Material | null {
    const input = inputs.get(id);
    return input ? materialFor(input, window_tokens) : null;
  },
  ground({
    id,
    type,
    draft,
    local,
  }: {
    id: number;
    type: ModelType;
    draft: unknown;
    local: ResultData<ModelType>;
  }): ResultData | null {
    const input = inputs.get(id);
    return input ? resultOf(type, draft, local, input) : null;
  },
  answer({ id, question, draft }: { id: number; question: OwnQuestion; draft: unknown }): CustomAnswer | null {
    const input = inputs.get(id);
    return input ? answerOf(question, draft, input) : null;
  },
  close({ id }: { id: number }): void {
    inputs.delete(id);
    releaseMemory();
  },
};
export type ReadingMethods = typeof methods;

await serveWorker(methods);
