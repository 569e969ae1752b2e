import { findCues, type CueMatch } from './cue-table.ts';
import { boosters, hedges } from './lexicon.ts';
import type { TextModel } from '#lib/text/model';

export interface Certainty {
  hedges: CueMatch[];
  boosters: CueMatch[];
}

const cache = new WeakMap<TextModel, Certainty>();

/** Hedges and boosters in the speakers' own words, looked for once; a booster that is denied or asked for is none. */
export function certaintyOf(model: TextModel): Certainty {
  const known = cache.get(model);
  if (known) return known;
  const found = {
    hedges: findCues(model, hedges).filter(({ context, first }) => !context.quoted && !namesKind(model, first)),
    boosters: findCues(model, boosters)
      .filter(({ context }) => !context.quoted && !context.negated && !context.question)
      .filter((match) => !isWhole(model, match)),
  };
  cache.set(model, found);
  return found;
}

/** "what kind of ...", "some sort of ..." name a kind; "it is kind of late" hedges. */
function namesKind(model: TextModel, first: number): boolean {
  return (
    /^(?:kind|sort)$/u.test(model.tokens[first]?.norm ?? '') &&
    /^(?:what|which|this|that|some|any|every|the|a|same|another|different)$/u.test(model.tokens[first - 1]?.norm ?? '')
  );
}

/** "Of course." and "Absolutely." say yes; inside a sentence they make it surer. */
function isWhole(model: TextModel, { first, last, sentence }: CueMatch): boolean {
  const others = (from: number, to: number): boolean =>
    model.tokens
      .slice(from, to)
      .some((token) => token.pos !== 'PUNCT' && !/^(?:yes|yeah|oh|well|no)$/u.test(token.norm));
  return !others(sentence.first, first) && !others(last + 1, sentence.last + 1);
}
