import winkNLP from 'wink-nlp';
import type { ItsFunction, PartOfSpeech, WinkMethods } from 'wink-nlp';
import model from 'wink-eng-lite-web-model';

export type Pos = PartOfSpeech;

/** The analysis of a piece of text by wink-nlp, as parallel arrays with one entry per token. Ends are inclusive. */
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

/** Loading the model takes a third of a second, so it is loaded once, at the first use. */
function engine(): WinkMethods {
  nlp ??= winkNLP(model, ['sbd', 'negation', 'sentiment', 'pos', 'ner']);
  return nlp;
}

/** Sentences, parts of speech, lemmas, entities and sentence sentiment (-1 to 1) by wink-nlp's English model. */
export function parse(text: string): Parsed {
  const { readDoc, its } = engine();
  const doc = readDoc(text);
  const tokens = doc.tokens();
  const spans = doc.sentences().out<number[]>(its.span) as number[][];
  const sentiments = doc.sentences().out<number>(its.sentiment) as number[];
  const entitySpans = doc.entities().out<number[]>(its.span) as number[][];
  const entityTypes = doc.entities().out<string>(its.type);
  return {
    values: tokens.out<string>(its.value),
    normals: tokens.out<string>(its.normal),
    lemmas: tokens.out<string>(its.lemma as ItsFunction<string>),
    pos: tokens.out<Pos>(its.pos) as Pos[],
    stop: tokens.out<boolean>(its.stopWordFlag) as boolean[],
    sentences: spans.map(([first = 0, last = -1], i) => ({ first, last, sentiment: sentiments[i] ?? 0 })),
    entities: entitySpans.map(([first = 0, last = -1], i) => ({ first, last, type: entityTypes[i] ?? '' })),
  };
}
