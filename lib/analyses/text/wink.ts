import winkNLP from 'wink-nlp';
import type { ItsFunction, PartOfSpeech, WinkMethods } from 'wink-nlp';
import model from 'wink-eng-lite-web-model';

export type Pos = PartOfSpeech;

/** What wink-nlp tells of one piece of text, in parallel arrays of one entry a token; ends are inclusive. */
export interface Parsed {
  values: string[];
  normals: string[];
  lemmas: string[];
  pos: Pos[];
  stop: boolean[];
  sentences: { first: number; last: number; sentiment: number }[];
  entities: { first: number; last: number; type: string }[];
}

let nlp: WinkMethods | undefined;

/** Reading the model takes a third of a second, so it is read at the first use, once. */
function engine(): WinkMethods {
  nlp ??= winkNLP(model, ['sbd', 'negation', 'sentiment', 'pos', 'ner']);
  return nlp;
}

/** Sentences, parts of speech, lemmas, entities and sentence sentiment (-1 to 1) by wink-nlp's English model. */
export function parse(text: string): Parsed {
  const { readDoc, its } = engine();
  const doc = readDoc(text);
  const tokens = doc.tokens();
  const spans = doc.sentences().out(its.span) as unknown as [number, number][];
  const sentiments = doc.sentences().out(its.sentiment) as unknown as number[];
  const entitySpans = doc.entities().out(its.span) as unknown as [number, number][];
  const entityTypes = doc.entities().out(its.type) as unknown as string[];
  return {
    values: tokens.out(its.value) as string[],
    normals: tokens.out(its.normal) as string[],
    lemmas: tokens.out(its.lemma as ItsFunction<string>) as string[],
    pos: tokens.out(its.pos) as Pos[],
    stop: tokens.out(its.stopWordFlag) as boolean[],
    sentences: spans.map(([first, last], i) => ({ first, last, sentiment: sentiments[i] ?? 0 })),
    entities: entitySpans.map(([first, last], i) => ({ first, last, type: entityTypes[i] ?? '' })),
  };
}
