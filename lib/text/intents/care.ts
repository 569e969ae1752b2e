import { pattern } from '#lib/base/pattern';
import type { Intent } from './names.ts';

/** Whoever wants care, or wants to find out what is wrong, talks of the body and of treatment. */
const careIntents: ReadonlySet<Intent> = new Set(['seek_care', 'diagnose'] as const);
/** Stems of words of the body and of treatment; written for this project. */
const careWord = pattern('giu')`
  \b(?:pain(?:s|ful)?|ache[sd]?|aching|sore|symptoms?|medicines?|medications?|meds|tablets?|pills?
  |dos(?:e|es|age)|milligrams?|fevers?|cough\w*|blood|bleeding|allerg\w+|surger\w+|hospital|prescri\w+
  |infect\w+|swell\w+|swollen|rash|nausea|vomit\w*|dizz\w+|headaches?|breath\w*|chest|stomach|abdom\w+|throat
  |diabet\w+|asthma|x-?rays?|scans?|antibiotics?|ibuprofen|paracetamol|therap\w+|diagnos\w+|examin\w+|nurse
  |injur\w+|wound|itch\w*)\b
`;
/** Fewer different ones come up in talk about anything. */
const fewest = 5;

/** Whether the words of a talk allow that somebody wants this of it. */
export function fitsTalk(texts: readonly string[]): (intent: Intent) => boolean {
  const seen = new Set(texts.flatMap((text) => Array.from(text.matchAll(careWord), ([word]) => word.toLowerCase())));
  return (intent) => !careIntents.has(intent) || seen.size >= fewest;
}
