import { countedNames, shapeSize } from '#lib/text/learned/features';
import type { Talk } from '#lib/text/learned/talk';
import { gramsOf, type Terms, type TermVector, vectorOfCounts } from '#lib/text/learned/terms';

/** The words of one speaker and those of all others: terms, and counts of forms. */
export interface Sides {
  own: TermVector;
  others: TermVector;
  /** Sums over the passages, in the order of `countedNames`. */
  ownForms: number[];
  othersForms: number[];
}

type Counts = Map<number, number>;

const add = (counts: Counts, column: number | undefined, by = 1): void => {
  if (column !== undefined) counts.set(column, (counts.get(column) ?? 0) + by);
};

/**
 * The two sides for every speaker. Terms inside a passage are counted once; those of the others are the total minus the
 * speaker's own, so that many speakers cost little more than two. A pair of words may span two passages of the same
 * side.
 */
export function sidesOf(
  { units, tokens, dense }: Talk,
  { terms, speakers }: { terms: Terms; speakers: readonly string[] },
): Map<string, Sides> {
  const whole: Counts = new Map();
  const inside = new Map<string | null, Counts>();
  const forms = new Map<string | null, number[]>();
  const wholeForms = countedNames.map(() => 0);
  for (const [k, { speaker }] of units.entries()) {
    const own = inside.get(speaker) ?? new Map<number, number>();
    const ownForms = forms.get(speaker) ?? countedNames.map(() => 0);
    inside.set(speaker, own);
    forms.set(speaker, ownForms);
    for (const gram of gramsOf(tokens[k] ?? [])) {
      const column = terms.columns.get(gram);
      add(whole, column);
      add(own, column);
    }
    for (const j of countedNames.keys()) {
      const value = dense[k]?.[shapeSize + j] ?? 0;
      ownForms[j] = (ownForms[j] ?? 0) + value;
      wholeForms[j] = (wholeForms[j] ?? 0) + value;
    }
  }
  const across = (mine: (speaker: string | null) => boolean, counts: Counts): Counts => {
    let last: string | undefined;
    for (const [k, { speaker }] of units.entries()) {
      const words = mine(speaker) ? (tokens[k] ?? []) : [];
      if (last !== undefined && words[0] !== undefined) add(counts, terms.columns.get(`${last} ${words[0]}`));
      last = words.at(-1) ?? last;
    }
    return counts;
  };
  return new Map(
    speakers.map((name): [string, Sides] => {
      const [own, ownForms] = [inside.get(name) ?? new Map<number, number>(), forms.get(name) ?? []];
      const left = new Map(
        [...whole]
          .map(([column, count]): [number, number] => [column, count - (own.get(column) ?? 0)])
          .filter(([, count]) => count > 0),
      );
      return [
        name,
        {
          own: vectorOfCounts(
            terms,
            across((speaker) => speaker === name, new Map(own)),
          ),
          others: vectorOfCounts(
            terms,
            across((speaker) => speaker !== name, left),
          ),
          ownForms,
          othersForms: wholeForms.map((sum, j) => sum - (ownForms[j] ?? 0)),
        },
      ];
    }),
  );
}
