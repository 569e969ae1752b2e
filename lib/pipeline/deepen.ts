import type { Engine } from '#lib/analyses/analysis';
import { customPrompt } from '#lib/analyses/custom/prompt';
import type { OwnQuestion } from '#lib/analyses/custom/question';
import type { CustomAnswer } from '#lib/analyses/custom/schema';
import { askForDraft, promptOf, promptVersion } from '#lib/analyses/model/ask';
import type { ModelType, Prompt } from '#lib/analyses/model/model-reading';
import type { ResultData } from '#lib/analyses/results';
import type { ModelPart, Reading, ReadingDesk } from '#lib/pipeline/request';

interface Asking {
  desk: ReadingDesk;
  model: ModelPart;
  signal: AbortSignal;
  onDraft?: (draft: unknown) => void;
}

export interface DeepenRequest<T extends ModelType> extends Asking {
  type: T;
  local: ResultData<T>;
  added_instruction: string | null;
}

/** A model's reading of what the local engine has read. Throws AppError with a `model_` code; the caller then keeps the local reading. */
export async function deepen<T extends ModelType>({ type, local, added_instruction, ...asking }: DeepenRequest<T>): Promise<Reading<T>> {
  const { draft, engine } = await askModel(promptOf(type), type, added_instruction, asking);
  return { data: await asking.desk.ground(type, draft, local), engine };
}

/** A model's answer to a question of the owner's own. Throws AppError with a `model_` code. */
export async function askOwnQuestion({ question, ...asking }: Asking & { question: OwnQuestion }): Promise<{ data: CustomAnswer; engine: Engine }> {
  const { draft, engine } = await askModel(customPrompt(question), null, null, asking);
  return { data: await asking.desk.answer(question, draft), engine };
}

async function askModel(prompt: Prompt, type: ModelType | null, added_instruction: string | null, { desk, model, signal, onDraft }: Asking): Promise<{ draft: unknown; engine: Engine }> {
  const material = await desk.material(type, model.window_tokens);
  const answer = await askForDraft({ prompt, engine: model.engine, material, window_tokens: model.window_tokens, added_instruction, signal, ...(onDraft ? { onPartial: onDraft } : {}) });
  const { model: name, tokens, calls, cost_usd } = answer;
  return { draft: answer.object, engine: { kind: 'model', name: 'undertone-prompts', version: '1', model: name, prompt_version: promptVersion(prompt), tokens, calls, cost_usd } };
}
