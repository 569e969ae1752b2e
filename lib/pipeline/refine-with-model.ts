import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '#lib/analyses/analysis';
import { customPrompt } from '#lib/analyses/custom/prompt';
import type { OwnQuestion } from '#lib/analyses/custom/question';
import type { CustomAnswer } from '#lib/analyses/custom/schema';
import { askForParts, promptVersion, type Read } from '#lib/analyses/model/ask';
import { withoutUnsayable } from '#lib/analyses/model/judgement';
import { askedFor, callsFor, type Asked } from '#lib/analyses/model/groups';
import type { Material } from '#lib/analyses/model/material';
import type { ModelType } from '#lib/analyses/steps';
import { promptOf } from '#lib/analyses/registry';
import type { ResultData } from '#lib/analyses/results/results';
import { AppError } from '#lib/base/errors';
import type { ModelPart, Reading, OpenTranscript } from './request.ts';
import { shareOf } from './share-of.ts';

interface Asking {
  opened: OpenTranscript;
  model: ModelPart;
  signal: AbortSignal;
}

export interface DeepenerOptions extends Asking {
  /** The readings that this run asks the model for. */
  types: readonly ModelType[];
  added_instruction: string | null;
  onDraft: (type: ModelType, draft: unknown) => void;
}

/**
 * The head start of the first call, so that a server with a prompt cache has the transcript (which comes first in every
 * call) when the others arrive. They never wait for its end.
 */
const headStartMs = 200;

/** A model's readings, which refine those of the local engine. All are requested when the first is wanted. */
export class ModelRefiner {
  readonly #options: DeepenerOptions;
  #answers: Map<ModelType, Promise<Read>> | null = null;

  constructor(options: DeepenerOptions) {
    this.#options = options;
  }

  /** Throws AppError with a `model_` code, or `needs_transcript` if no passage may be sent; the caller then keeps the local reading. */
  async refineWithModel<T extends ModelType>(type: T, local: ResultData<T>): Promise<Reading<T>> {
    this.#answers ??= this.#start();
    const read = await this.#answers.get(type);
    if (!read || !Object.hasOwn(read.parts, type)) throw new AppError('model_bad_answer', { reason: 'card' });
    const data = await this.#options.opened.ground(type, read.parts[type], local);
    return { data, engine: engineOf(read, type, promptOf(type)) };
  }

  #start(): Map<ModelType, Promise<Read>> {
    const { types, onDraft } = this.#options;
    const answers = new Map<ModelType, Promise<Read>>();
    let begin: Promise<unknown> = Promise.resolve();
    // Once for all calls: the thread that prepares it computes the readings of this machine, too.
    const material = materialOf(this.#options);
    for (const [index, group] of callsFor(types).entries()) {
      const onPartial = (partial: unknown): void => {
        if (typeof partial !== 'object' || partial === null) return;
        for (const [name, draft] of Object.entries(partial))
          for (const type of group) if (type === name) onDraft(type, withoutUnsayable(draft));
      };
      const answer = begin.then(() =>
        askModel(askedFor(group), { ...this.#options, material }, this.#options.added_instruction, onPartial),
      );
      // Callers that wait for a reading get the error; without callers nobody needs it.
      const settled = answer.catch(() => undefined);
      for (const type of group) answers.set(type, answer);
      if (index === 0) begin = Promise.race([sleep(headStartMs), settled]);
    }
    return answers;
  }
}

/** A model's answer to a question of the owner's own. Throws AppError as `refineWithModel` does. */
export async function askOwnQuestion({
  question,
  onDraft,
  ...asking
}: Asking & { question: OwnQuestion; onDraft?: (draft: unknown) => void }): Promise<{
  data: CustomAnswer;
  engine: Engine;
}> {
  const name = 'own_question';
  const prompt = customPrompt(question);
  const asked = { name, parts: { [name]: { ...prompt, hears: false } } };
  const read = await askModel(asked, { ...asking, material: materialOf(asking) }, null, onDraft);
  return { data: await asking.opened.answer(question, read.parts[name]), engine: engineOf(read, name, prompt) };
}

function materialOf({ opened, model: { window_tokens } }: Asking): Promise<Material> {
  return opened.material(window_tokens);
}

async function askModel(
  asked: Asked,
  { model: { engine, window_tokens }, signal, material: prepared }: Asking & { material: Promise<Material> },
  added_instruction: string | null,
  onPartial?: (partial: unknown) => void,
): Promise<Read> {
  const material = await prepared;
  // A call without a transcript costs money, and its answer is invented.
  if (material.lines.length === 0) throw new AppError('needs_transcript', { reason: 'unsure' });
  return askForParts({
    asked,
    engine,
    material,
    window_tokens,
    added_instruction,
    signal,
    ...(onPartial ? { onPartial } : {}),
  });
}

function engineOf(read: Read, part: string, prompt: { version: string }): Engine {
  return {
    kind: 'model',
    name: 'undertone-prompts',
    version: '1',
    model: read.model,
    prompt_version: promptVersion(prompt),
    ...shareOf(read, part),
  };
}
