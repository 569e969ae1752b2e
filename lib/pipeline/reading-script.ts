import type { ReadingInput } from '#lib/analyses/analysis';
import { readAnalysis } from '#lib/analyses/registry';
import type { ResultData } from '#lib/analyses/results';
import type { ReadingType } from '#lib/analyses/steps';
import { serveWorker } from '#lib/base/worker-script';

const inputs = new Map<number, ReadingInput>();

const methods = {
  open({ desk, input }: { desk: number; input: ReadingInput }): void {
    inputs.set(desk, input);
  },
  /** null where this thread does not know the desk: it is younger than the desk, because an earlier one was lost. */
  read({ desk, type }: { desk: number; type: ReadingType }): ResultData | null {
    const input = inputs.get(desk);
    return input ? readAnalysis(type, input) : null;
  },
  close({ desk }: { desk: number }): void {
    inputs.delete(desk);
  },
};
export type ReadingMethods = typeof methods;

await serveWorker(methods);
