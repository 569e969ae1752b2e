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
  open({ desk, input }: { desk: number; input: ReadingInput }): void {
    inputs.set(desk, input);
  },
  hear({ desk, sound }: { desk: number; sound: Partial<Sound> }): void {
    const input = inputs.get(desk);
    if (input) inputs.set(desk, { ...input, ...sound });
  },
  /** null where this thread does not know the desk: it is younger than the desk, because an earlier one was lost. */
  read({ desk, type }: { desk: number; type: ReadingType }): Reading | null {
    const input = inputs.get(desk);
    return input ? { data: readAnalysis(type, input), engine: readings[type].engine } : null;
  },
  material({ desk, window_tokens }: { desk: number; window_tokens: number }): Material | null {
    const input = inputs.get(desk);
    return input ? materialFor(input, window_tokens) : null;
  },
  ground({
    desk,
    type,
    draft,
    local,
  }: {
    desk: number;
    type: ModelType;
    draft: unknown;
    local: ResultData<ModelType>;
  }): ResultData | null {
    const input = inputs.get(desk);
    return input ? resultOf(type, draft, local, input) : null;
  },
  answer({ desk, question, draft }: { desk: number; question: OwnQuestion; draft: unknown }): CustomAnswer | null {
    const input = inputs.get(desk);
    return input ? answerOf(question, draft, input) : null;
  },
  close({ desk }: { desk: number }): void {
    inputs.delete(desk);
    releaseMemory();
  },
};
export type ReadingMethods = typeof methods;

await serveWorker(methods);
