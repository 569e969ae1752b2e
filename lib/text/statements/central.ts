import { limitOf } from '#lib/text/learned/picked';
import { wordsOf } from '#lib/text/learned/plain';
import { talkOf } from '#lib/text/learned/talk';
import type { TextModel } from '#lib/text/model';
import { spotOf, statementAt, type Statement } from './spot.ts';

/** A passage with fewer words cannot represent a talk. */
const fewestWords = 4;
/**
 * Distance within which only one passage is quoted. Scores locate important talk to this precision: the passage with
 * the highest score may only be the reply.
 */
const reach = 1;

/**
 * The passages that represent the talk best, five per 2,600 words, in order of the talk. If the passage with the high
 * score has only a word or two, its longer neighbour is quoted.
 */
export function centralOf(model: TextModel): Statement[] {
  const talk = talkOf(model);
  const scores = talk.final.key;
  const score = (k: number): number => scores[k] ?? 0;
  const speaks = (k: number): boolean => wordsOf(talk.units[k]?.text ?? '').length >= fewestWords;
  const seen: number[] = [];
  const places: number[] = [];
  for (const k of Array.from(scores.keys()).toSorted((a, b) => score(b) - score(a) || a - b)) {
    if (places.length >= limitOf('key', talk.words)) break;
    if (seen.some((other) => Math.abs(other - k) <= reach)) continue;
    const place = speaks(k)
      ? k
      : [k - 1, k + 1]
          .filter((at) => talk.units[at] !== undefined && speaks(at))
          .toSorted((a, b) => score(b) - score(a))[0];
    if (place === undefined || places.includes(place)) continue;
    seen.push(k);
    places.push(place);
  }
  return places
    .toSorted((a, b) => a - b)
    .flatMap((k) => {
      const unit = talk.units[k];
      return unit ? [statementAt(model, unit, spotOf(model, unit, 'key'), score(k))] : [];
    });
}
