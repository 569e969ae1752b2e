import type { Sentence, TextModel } from '#lib/text/model';

/** A text with fewer than one mark per this many words counts as text without punctuation. */
const wordsPerMark = 60;

/**
 * The utterances of a text: its sentences, or, in text without punctuation, the parts of sentences that lie in one
 * segment, since segments are cut at pauses. Parts keep the `index` of their sentence. Utterances without words are
 * left out.
 */
export function utterancesOf(model: TextModel): Sentence[] {
  const marks = model.tokens.filter((token) => /^[.!?…]+$/u.test(token.text)).length;
  const whole = model.segments.length < 2 || marks * wordsPerMark > model.wordCount;
  return (whole ? model.sentences : model.sentences.flatMap((sentence) => cutAtSegments(model, sentence))).filter(
    (sentence) => sentence.words > 0,
  );
}

function cutAtSegments(model: TextModel, sentence: Sentence): Sentence[] {
  const out: Sentence[] = [];
  let first = sentence.first;
  let segment = model.timing.segmentAt(sentence.start);
  for (let t = sentence.first + 1; t <= sentence.last + 1; t += 1) {
    const token = t <= sentence.last ? model.tokens[t] : undefined;
    if (token && segment && token.start < segment.end) continue;
    out.push(partOf(model, sentence, first, t - 1));
    first = t;
    segment = token ? model.timing.segmentAt(token.start) : undefined;
  }
  return out.length < 2 ? [sentence] : out;
}

function partOf(model: TextModel, sentence: Sentence, first: number, last: number): Sentence {
  const start = model.tokens[first]?.start ?? sentence.start;
  const end = model.tokens[last]?.end ?? start;
  const segment = model.timing.segmentAt(start)?.index ?? sentence.segment;
  const words = model.tokens.slice(first, last + 1).filter((token) => token.word).length;
  return {
    ...sentence,
    first,
    last,
    start,
    end,
    text: model.text.slice(start, end),
    segment,
    speaker: model.speakers.bySegment[segment] ?? null,
    words,
  };
}
