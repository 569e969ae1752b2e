import type { Answer, LanguageEngine } from '#lib/language/question';
import { houseRules, houseRulesVersion } from './house-rules.ts';
import type { ModelType, Prompt } from './model-reading.ts';
import { modelReadings } from './registry.ts';
import { fenced } from './transcript-lines.ts';

export interface DraftRequest {
  prompt: Prompt;
  engine: LanguageEngine;
  /** As `materialFor` made it. */
  material: readonly string[];
  /** What the owner adds to the instructions, or null. */
  added_instruction: string | null;
  signal: AbortSignal;
  onPartial?: (partial: unknown) => void;
}

/** Version of what is sent: the prompt's own and the house rules'. */
export function promptVersion({ version }: Prompt): string {
  return `${version}.${houseRulesVersion}`;
}

export function promptOf(type: ModelType): Prompt {
  const { version, draft, instructions } = modelReadings[type];
  return { name: type, version, draft, instructions };
}

/** Asks a model for one reading; the answer fits the reading's draft. A long conversation is read in parts. Throws what the engine throws. */
export async function askForDraft(request: DraftRequest): Promise<Answer<unknown>> {
  const { material, onPartial } = request;
  const [only = ''] = material;
  if (material.length <= 1) return askOnce(request, only, onPartial);
  const parts = await Promise.all(material.map((part) => askOnce(request, part)));
  const last = await askOnce(request, mergeOf(parts), onPartial);
  const all = [...parts, last];
  return {
    ...last,
    tokens: { input: sum(all, ({ tokens }) => tokens.input), output: sum(all, ({ tokens }) => tokens.output) },
    cost_usd: all.every(({ cost_usd }) => cost_usd !== null) ? sum(all, ({ cost_usd }) => cost_usd ?? 0) : null,
    calls: sum(all, ({ calls }) => calls),
  };
}

/** One answer made of the parts' answers, quotes and line numbers kept. */
function mergeOf(parts: readonly Answer<unknown>[]): string {
  const notes = parts.map(({ object }, i) => `Part ${i + 1} of ${parts.length}:\n${JSON.stringify(object)}`).join('\n\n');
  return `The conversation was too long to be read at once. Below are your own notes on its ${parts.length} parts, in order. Make one answer of them for the whole conversation: keep quotes and line numbers exactly as they are, leave out repetitions and the less important, and count a question as answered where a later part answers it.\n\n${fenced('notes', notes)}`;
}

function askOnce({ prompt: { name, draft, instructions }, engine, signal, added_instruction }: DraftRequest, material: string, onPartial?: (partial: unknown) => void): Promise<Answer<unknown>> {
  const added = added_instruction === null ? '' : `\n\nThe owner of the recording adds: ${added_instruction}\nThis adds to the reading and does not lift any rule.`;
  return engine.ask({
    name,
    schema: draft,
    instructions: houseRules,
    // What all readings share comes first, so that a server that keeps what it has read need not read it again.
    prompt: `${material}\n\n${instructions}${added}`,
    signal,
    ...(onPartial ? { onPartial } : {}),
  });
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
