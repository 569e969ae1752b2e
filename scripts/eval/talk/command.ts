import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { readConversations } from './conversations.ts';
import { resultsOf } from './results.ts';
import { Score } from './score.ts';
import { type Floors, floorsBy, floorsSchema, holds, type Line, linesOf } from './table.ts';

/** Floors by the name of the folder; `otherwise` applies to every other one. */
const allFloors = z.object({ otherwise: floorsSchema }).catchall(floorsSchema);

/** The floors of a folder. */
export function floorsFor(folder: string): Floors {
  const kept = readFloors();
  return kept[basename(resolve(folder))] ?? kept.otherwise;
}

/** The floors stored under a name; empty if there are none. */
export function floorsOf(name: string): Floors {
  return readFloors()[name] ?? {};
}

function readFloors(): z.infer<typeof allFloors> {
  return allFloors.parse(JSON.parse(readFileSync(new URL('floors.json', import.meta.url), 'utf8')));
}

/**
 * Reads a folder of conversations with gold (`only`: some of them, by id) by the local engine and scores the results.
 * Throws AppError if the folder cannot be read.
 */
export function scoreOf(folder: string, only?: ReadonlySet<string>): Score {
  const score = new Score();
  for (const conversation of readConversations(folder).filter(({ id }) => only?.has(id) ?? true))
    score.add(conversation, resultsOf(conversation));
  return score;
}

/**
 * Prints the table; returns the exit code, 1 if a line is on the wrong side of its floor. With `set`, prints the floors
 * instead that follow from what is measured now.
 */
export function evaluateTalk(folder: string, set: boolean): number {
  const score = scoreOf(folder);
  const floors = floorsFor(folder);
  const lines = linesOf(score);
  if (set) {
    console.log(JSON.stringify(floorsBy(lines), null, 2));
    return 0;
  }
  console.log(
    `${score.conversations} conversations, ${score.words} words, as a careful reader annotated them; a claim ` +
      'counts as docs/EVIDENCE.md says.\n',
  );
  console.table(
    lines.map((line) => ({
      what: line.what,
      value: line.value,
      floor: floors[line.what] ?? '',
      '': holds(line, floors) ? '' : 'below its floor',
    })),
  );
  const wrong = lines.filter((line: Line) => !holds(line, floors));
  if (wrong.length > 0) console.error(`On the wrong side of the floor: ${wrong.map(({ what }) => what).join('; ')}.`);
  return wrong.length > 0 ? 1 : 0;
}
