import type { Engine } from '#lib/analyses/analysis';
import { askForDraft, promptVersion } from '#lib/analyses/model/ask';
import type { ModelType } from '#lib/analyses/model/model-reading';
import type { ResultData } from '#lib/analyses/results';
import type { ModelPart, Reading, ReadingDesk } from '#lib/pipeline/request';

export interface DeepenRequest<T extends ModelType> {
  type: T;
  local: ResultData<T>;
  desk: ReadingDesk;
  model: ModelPart;
  added_instruction: string | null;
  signal: AbortSignal;
  onDraft?: (draft: unknown) => void;
}

/** A model's reading of what the local engine has read. Throws AppError with a `model_` code; the caller then keeps the local reading. */
export async function deepen<T extends ModelType>({ type, local, desk, model, added_instruction, signal, onDraft }: DeepenRequest<T>): Promise<Reading<T>> {
  const material = await desk.material(type, model.window_tokens);
  const answer = await askForDraft({ type, engine: model.engine, material, window_tokens: model.window_tokens, added_instruction, signal, ...(onDraft ? { onPartial: onDraft } : {}) });
  const engine: Engine = {
    kind: 'model',
    name: 'undertone-prompts',
    version: '1',
    model: answer.model,
    prompt_version: promptVersion(type),
    tokens: answer.tokens,
    calls: answer.calls,
    cost_usd: answer.cost_usd,
  };
  return { data: await desk.ground(type, answer.object, local), engine };
}
