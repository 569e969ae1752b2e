import type { InferenceSession } from './onnx-runtime.ts';

const quiet = { intra_op: { allow_spinning: '0' }, inter_op: { allow_spinning: '0' } };

/**
 * One thread that does not spin: two spinning threads halve the throughput as soon as the other core is busy.
 * No memory arena and no memory patterns, which saves tens of megabytes for a model that runs in few large steps.
 */
export const ortOptions: InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  enableCpuMemArena: false,
  enableMemPattern: false,
  logSeverityLevel: 4,
  extra: { session: quiet },
};

/**
 * For a model whose steps follow one another for minutes: without the arena each of them would map and unmap the memory
 * of its intermediate results, which takes the sentence encoder ten times as long.
 */
export const ortWithArena: InferenceSession.SessionOptions = { ...ortOptions, enableCpuMemArena: true };

/**
 * For a model that runs in many small steps: without the arena each step of the text decoder takes three times as long.
 * Another half of each step would go into converting the same weights to 32-bit floats, unless that is done once when
 * the model is loaded.
 */
export const ortManySteps: InferenceSession.SessionOptions = {
  ...ortWithArena,
  extra: { session: { ...quiet, disable_quant_qdq: '1' } },
};
