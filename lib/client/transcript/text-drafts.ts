import { recall, remember } from '#lib/client/remembered';

/** An edited passage that the server does not have yet. `base` is the text from which editing started. */
export interface TextDraft {
  base: string;
  text: string;
}

const nameOf = (sessionId: string): string => `drafts.${sessionId}`;

/** By passage; kept in the browser, so that they survive a reload and a lost connection. */
export function draftsOf(sessionId: string): Record<number, TextDraft> {
  try {
    const known: unknown = JSON.parse(recall(nameOf(sessionId)) ?? '{}');
    if (typeof known !== 'object' || known === null) return {};
    return Object.fromEntries(Object.entries(known).filter((entry): entry is [string, TextDraft] => isDraft(entry[1])));
  } catch {
    return {};
  }
}

/** null once the server has it. */
export function keepDraft(sessionId: string, segmentId: number, draft: TextDraft | null): void {
  const { [segmentId]: _, ...others } = draftsOf(sessionId);
  const next = draft ? { ...others, [segmentId]: draft } : others;
  remember(nameOf(sessionId), Object.keys(next).length === 0 ? null : JSON.stringify(next));
}

function isDraft(value: unknown): value is TextDraft {
  return (
    typeof value === 'object' &&
    value !== null &&
    'base' in value &&
    typeof value.base === 'string' &&
    'text' in value &&
    typeof value.text === 'string'
  );
}
