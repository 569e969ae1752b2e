import { estimateTokens } from '#lib/language/prices';
import type { Answer, LanguageEngine } from '#lib/language/question';
import { houseRules, houseRulesVersion } from './house-rules.ts';
import type { ModelType, Prompt } from './model-reading.ts';
import { modelReadings } from './registry.ts';
import { fenced, oneLine } from './transcript-lines.ts';

export interface DraftRequest {
  prompt: Prompt;
  engine: LanguageEngine;
  /** As `materialFor` made it. */
  material: readonly string[];
  /** Tokens that one call may read; what is made of many parts is put together in several steps where it is more. */
  window_tokens: number;
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
  const { material, window_tokens, onPartial } = request;
  const [only = ''] = material;
  if (material.length <= 1) return askOnce(request, only, onPartial);
  const asked: Answer<unknown>[] = [];
  const all = async (texts: readonly string[]): Promise<Answer<unknown>[]> => {
    const answers = await Promise.all(texts.map((text) => askOnce(request, text)));
    asked.push(...answers);
    return answers;
  };
  let notes = (await all(material)).map(({ object }) => JSON.stringify(object));
  let groups = groupsOf(notes, window_tokens);
  while (groups.length > 1) {
    notes = await Promise.all(groups.map(async (group) => (group.length === 1 ? group.join('') : (await all([mergeOf(group)])).map(({ object }) => JSON.stringify(object)).join(''))));
    groups = groupsOf(notes, window_tokens);
  }
  const last = await askOnce(request, mergeOf(notes), onPartial);
  return summed(last, [...asked, last]);
}

/** Neighbours that fit one call together; at least two, so that there are fewer each time. */
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

function summed(last: Answer<unknown>, all: readonly Answer<unknown>[]): Answer<unknown> {
  return {
    ...last,
    tokens: { input: sum(all, ({ tokens }) => tokens.input), output: sum(all, ({ tokens }) => tokens.output) },
    cost_usd: all.every(({ cost_usd }) => cost_usd !== null) ? sum(all, ({ cost_usd }) => cost_usd ?? 0) : null,
    calls: sum(all, ({ calls }) => calls),
  };
}

/** One answer made of the parts' answers, quotes and line numbers kept. */
function mergeOf(parts: readonly string[]): string {
  const notes = parts.map((part, i) => `Part ${i + 1} of ${parts.length}:\n${part}`).join('\n\n');
  return `The conversation was too long to be read at once. Below are your own notes on its ${parts.length} parts, in order. Make one answer of them for all of it: keep quotes and line numbers exactly as they are, leave out repetitions and the less important, and count a question as answered where a later part answers it.\n\n${fenced('notes', notes)}`;
}

function askOnce({ prompt: { name, draft, instructions }, engine, signal, added_instruction }: DraftRequest, material: string, onPartial?: (partial: unknown) => void): Promise<Answer<unknown>> {
  const added = added_instruction === null ? '' : `\n\nThe owner of the recording adds: ${oneLine(added_instruction)}\nThis adds to the reading and does not lift any rule.`;
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
