import { lexicon } from '#lib/text/lexicons/lexicon';
import { round } from '#lib/base/statistics';
import { certaintyOf } from '#lib/text/cues/certainty';
import { dialogueActs } from '#lib/text/acts/dialogue-acts';
import { tokensOf, type Sentence, type Span, type TextModel } from '#lib/text/model';
import { politenessMatches } from '#lib/text/politeness/rules';

/**
 * Mean politeness of the requests with each strategy, in standard deviations of the raters' scores, as published by
 * Danescu-Niculescu-Mizil et al. (ACL 2013, table 3). None of these values is fitted to data of this project.
 */
const published = {
  gratitude: 0.87,
  deference: 0.78,
  greeting: 0.43,
  positive_word: 0.12,
  negative_word: -0.13,
  apology: 0.36,
  please: 0.49,
  please_start: -0.3,
  indirect: 0.63,
  direct_question: -0.27,
  direct_start: -0.43,
  counterfactual_modal: 0.47,
  indicative_modal: 0.09,
  first_person_start: 0.12,
  first_person_plural: 0.08,
  first_person: 0.08,
  second_person: 0.05,
  second_person_start: -0.3,
  hedge: 0.14,
  factuality: -0.38,
} as const;
/** Our own weights, in the same unit, for strategies that the table does not have. */
const own = { considerate: 0.4, impatience: -0.5, disrespect: -0.8, bare_command: -0.25, challenge: -0.25 } as const;

export type Strategy = keyof typeof published | keyof typeof own;
const weights: Readonly<Record<Strategy, number>> = { ...published, ...own };

/** A strategy found in a sentence. */
export interface Mark extends Span {
  strategy: Strategy;
  sentence: Sentence;
  /** Id of the rule that found it, if the strategy is a phrase. */
  rule?: string;
}

/** Words before "could you" that exclude a request: "we could, you know", "why would you". */
const notAsked = lexicon('no-request-before');
/** The paper's requests have two sentences each. */
const sentencesPerUnit = 2;
const longestWhole = 3;

/** All strategies in order of the text, without quoted speech. */
export function politenessMarks(model: TextModel): Mark[] {
  const byPhrase = politenessMatches(model).flatMap(({ rule, sentence, first, start, end }): Mark[] => {
    const { what, id } = rule;
    if (what === 'respect' || (what.endsWith('_modal') && notAsked.has(model.tokens[first - 1]?.norm ?? ''))) return [];
    return [
      {
        strategy: what === 'please' && first === sentence.first ? 'please_start' : what,
        sentence,
        start,
        end,
        rule: id,
      },
    ];
  });
  const hedged = certaintyOf(model).hedges.map(({ rule, sentence, start, end }): Mark => ({
    strategy: 'hedge',
    sentence,
    start,
    end,
    rule: rule.id,
  }));
  const acts = new Map(dialogueActs(model).map(({ type, sentence }) => [sentence.start, type]));
  const placed = model.sentences.flatMap((sentence) => marksByPlace(model, sentence, acts.get(sentence.start) ?? null));
  return withoutDoubles([...byPhrase, ...hedged, ...placed].toSorted((a, b) => a.start - b.start || a.end - b.end));
}

/** Keeps the first of overlapping marks of one kind, and removes impatience from sentences with disrespect. */
function withoutDoubles(marks: readonly Mark[]): Mark[] {
  const rude = Map.groupBy(
    marks.filter(({ strategy }) => strategy === 'disrespect'),
    ({ sentence }) => sentence.index,
  );
  const end = new Map<Strategy, number>();
  return marks.filter((mark) => {
    if (mark.start < (end.get(mark.strategy) ?? 0)) return false;
    if (
      mark.strategy === 'impatience' &&
      (rude.get(mark.sentence.index) ?? []).some((other) => other.start < mark.end && mark.start < other.end)
    )
      return false;
    end.set(mark.strategy, mark.end);
    return true;
  });
}

const wordsOf: Partial<Record<Strategy, Iterable<string>>> = {
  positive_word: lexicon('praise'),
  negative_word: lexicon('blame'),
  first_person_plural: ['we', 'our', 'us', 'ourselves'],
  first_person: ['i', 'my', 'mine', 'me', 'myself'],
  second_person: ['you', 'your', 'yours', 'yourself'],
};
const byWord = new Map(
  Object.entries(wordsOf).flatMap(([strategy, list]) => [...list].map((word) => [word, strategy as Strategy] as const)),
);

/** Strategies indicated by the first word, the form and the persons of a sentence. */
function marksByPlace(model: TextModel, sentence: Sentence, act: string | null): Mark[] {
  const tokens = tokensOf(model, sentence).filter((token) => token.pos !== 'PUNCT' && !token.quoted);
  const [first, second, third] = tokens;
  if (!first || model.tokens[sentence.first]?.quoted) return [];
  const out: Mark[] = [];
  const at = (strategy: Strategy, span: Span): void => {
    out.push({ strategy, sentence, start: span.start, end: span.end });
  };
  const asks = act === 'question_yes_no' || act === 'question_wh';
  // Short sentences are quoted whole; of longer ones, the first words.
  const opening = { start: first.start, end: (tokens.length <= 8 ? tokens.at(-1) : tokens[3])?.end ?? first.end };
  if (/^(?:what|why|who|how|where|when)$/u.test(first.norm) && asks && second?.norm !== 'about')
    at('direct_question', opening);
  // In a request any sentence may begin bluntly. In talk most sentences do, so only questions and requests count there.
  if (
    /^(?:so|then|and|but|or)$/u.test(first.norm) &&
    (asks || act === 'directive' || model.sentences.length <= longestWhole)
  )
    at('direct_start', opening);
  if (/^(?:i|my|mine)$/u.test(first.norm)) at('first_person_start', first);
  if (
    /^(?:you|your|yours)$/u.test(first.norm) &&
    !/^(?:know|mean|see|guys|can|could|may|might|will|would)$/u.test(second?.norm ?? '') &&
    third?.norm !== 'right' &&
    third?.norm !== 'welcome'
  )
    at('second_person_start', opening);
  const why = tokens.findIndex((token) => token.norm === 'why');
  if (
    why >= 0 &&
    why <= 1 &&
    asks &&
    tokens.slice(why + 1, why + 4).some((token) => token.norm === 'you' || token.norm === 'would')
  )
    at('challenge', { start: tokens[why]?.start ?? first.start, end: (tokens[why + 3] ?? first).end });
  if (
    act === 'directive' &&
    /^(?:VERB|AUX)$/u.test(first.pos) &&
    !/^(?:let|could|would|can|will|remember|come|go|wait|hold|hang)$/u.test(first.norm) &&
    !tokens.some((token) => token.norm === 'please' || token.norm === 'worry')
  )
    at('bare_command', opening);
  for (const token of tokens) {
    const strategy = byWord.get(token.norm);
    if (strategy && (token !== first || (strategy !== 'first_person' && strategy !== 'second_person')))
      at(strategy, token);
  }
  return out;
}

/**
 * Politeness, 0 to 1, with 0.5 neutral: 0.5 + 0.5 tanh(m), where m is the mean over requests of the sum of the weights
 * of the strategies in each; every strategy counts once per request. A text of up to three sentences is one request; a
 * longer one is divided into pairs of sentences by one speaker. null without sentences.
 */
export function politenessScore(sentences: readonly Sentence[], marks: readonly Mark[]): number | null {
  if (sentences.length === 0) return null;
  const bySentence = Map.groupBy(marks, ({ sentence }) => sentence.index);
  const units: Sentence[][] = [];
  for (const sentence of sentences) {
    const open = units.at(-1);
    const room = sentences.length <= longestWhole ? longestWhole : sentencesPerUnit;
    if (open && open.length < room && open[0]?.speaker === sentence.speaker) open.push(sentence);
    else units.push([sentence]);
  }
  const sums = units.map((unit) => {
    const used = new Set(unit.flatMap(({ index }) => (bySentence.get(index) ?? []).map(({ strategy }) => strategy)));
    return [...used].reduce((sum, strategy) => sum + weights[strategy], 0);
  });
  return round(0.5 + 0.5 * Math.tanh(sums.reduce((sum, value) => sum + value, 0) / units.length), 3);
}
