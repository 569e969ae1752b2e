import { anyOf } from '#lib/text/lexicons/lexicon';
import type { Intent } from './names.ts';

/** Whoever wants care, or wants to find out what is wrong, talks of the body and of treatment. */
const careIntents: ReadonlySet<Intent> = new Set(['seek_care', 'diagnose'] as const);
/** Words of the body and of treatment. */
const careWord = new RegExp(String.raw`\b(?:${anyOf('care-words')})\b`, 'giu');
/** Fewer different ones come up in talk about anything. */
const fewest = 5;

/** Whether the words of a talk allow that somebody wants this of it. */
export function fitsTalk(texts: readonly string[]): (intent: Intent) => boolean {
  const seen = new Set(texts.flatMap((text) => Array.from(text.matchAll(careWord), ([word]) => word.toLowerCase())));
  return (intent) => !careIntents.has(intent) || seen.size >= fewest;
}
