import { anyOf } from '#lib/text/lexicons/lexicon';
import type { Intent } from './names.ts';

/** Intents of speakers who talk about the body and treatment. */
const careIntents: ReadonlySet<Intent> = new Set(['seek_care', 'diagnose'] as const);
/** Words about the body and treatment. */
const careWord = new RegExp(String.raw`\b(?:${anyOf('care-words')})\b`, 'giu');
/** Least number of different words. Talk about other things contains a few of them too. */
const fewest = 5;

/** Returns a test of whether the words of a talk are compatible with an intent. */
export function fitsTalk(texts: readonly string[]): (intent: Intent) => boolean {
  const seen = new Set(texts.flatMap((text) => Array.from(text.matchAll(careWord), ([word]) => word.toLowerCase())));
  return (intent) => !careIntents.has(intent) || seen.size >= fewest;
}
