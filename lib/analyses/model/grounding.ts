import type { ReadingInput } from '#lib/analyses/analysis';
import type { Evidence } from '#lib/analyses/evidence/evidence';
import { evidenceOf } from '#lib/analyses/evidence/evidence-of';
import { findQuote, quoteSource, type QuoteSource } from '#lib/analyses/quotes/match';
import { count, list } from '#lib/base/words';
import { textOf, type Span } from '#lib/text/model';
import type { Citation } from './citation.ts';
import { answerNear, isElsewhere, personIn, speakerIn, timeIn } from './evidence-checks.ts';
import { Wording } from './wording.ts';

/** A claim with its evidence. `all` has more than one entry if the quote contains "…". */
export interface Held<T> {
  claim: T;
  evidence: Evidence;
  all: Evidence[];
}

/**
 * Compares one answer with the transcript: quotes, doers, times, and sentences in the model's own words. Claims that
 * fail are dropped and counted.
 */
export class Grounding {
  readonly #source: QuoteSource;
  readonly #wording: Wording;
  #dropped = 0;

  /** `asked`: the words of the owner's own question, which the answer may repeat. */
  constructor(input: ReadingInput, asked = '') {
    const { participants = [], notes = '' } = input.context;
    this.#source = quoteSource(textOf(input));
    this.#wording = new Wording(this.#source, [...participants, notes, asked].join(' '));
  }

  /** Number of dropped claims and refused sentences. */
  get dropped(): number {
    return this.#dropped + this.#wording.refused;
  }

  /** The spans of a quote in the transcript, with their seconds; null (and counted) if the quote was not said. */
  places({ line, quote }: Citation, cue: string, note?: string): [Evidence, ...Evidence[]] | null {
    const spans = findQuote(this.#source, quote, line);
    const [first, ...rest] = (spans ?? []).map((span) => this.#evidence(span, cue, note));
    if (!first) {
      this.#dropped += 1;
      return null;
    }
    return [first, ...rest];
  }

  evidence(citation: Citation, cue: string, note?: string): Evidence | null {
    return this.places(citation, cue, note)?.[0] ?? null;
  }

  /**
   * Keeps claims whose quote was said, each with its evidence; with `noteOf`, only those whose note is accepted too.
   * The same words with the same cue are kept once.
   */
  keep<T extends Citation>(
    claims: readonly T[],
    cueOf: (claim: T) => string,
    noteOf?: (claim: T) => string,
  ): Held<T>[] {
    return this.#kept(claims, cueOf, noteOf, true);
  }

  /** The same for notes that only paraphrase the quote: if a note is refused, the quote is kept without it. */
  retold<T extends Citation>(
    claims: readonly T[],
    cueOf: (claim: T) => string,
    noteOf: (claim: T) => string,
  ): Held<T>[] {
    return this.#kept(claims, cueOf, noteOf, false);
  }

  #kept<T extends Citation>(
    claims: readonly T[],
    cueOf: (claim: T) => string,
    noteOf: ((claim: T) => string) | undefined,
    required: boolean,
  ): Held<T>[] {
    const seen = new Set<string>();
    return claims.flatMap((claim) => {
      const cue = cueOf(claim);
      const places = this.places(claim, cue);
      if (!places) return [];
      const key = `${cue} ${places[0].start_s} ${places[0].quote}`;
      if (seen.has(key)) return [];
      seen.add(key);
      if (!noteOf) return [{ claim, evidence: places[0], all: places }];
      const note = this.#wording.note(noteOf(claim), places[0]);
      if (note === null && required) return [];
      const all = places.map((place): Evidence => (note === null ? place : { ...place, note }));
      return all.slice(0, 1).map((evidence) => ({ claim, evidence, all }));
    });
  }

  /**
   * The answer to a question, if it follows it closely and comes from another speaker (if known); null (and counted)
   * otherwise.
   */
  answerTo(question: Evidence, answer: Citation): Evidence | null {
    const found = this.evidence(answer, 'answer');
    if (!found || answerNear(this.#source.model, question, found)) return found;
    this.#dropped += 1;
    return null;
  }

  /** Two quotes from different positions; null (and counted) if they are the same. */
  pair(first: Citation, second: Citation, cue: string): [Evidence, Evidence] | null {
    const [one, other] = [this.evidence(first, cue), this.evidence(second, cue)];
    if (!one || !other) return null;
    if (isElsewhere(one, other)) return [one, other];
    this.#dropped += 1;
    return null;
  }

  /** The speaker for a token or a name; null if there is none. */
  speaker(name: string): string | null {
    return speakerIn(this.#source, name);
  }

  /** A speaker, or a name that the text contains; null otherwise. */
  who(name: string | null, evidence: Evidence): string | null {
    return name === null ? null : personIn(this.#source, name, evidence);
  }

  /** Words of time, if the lines of the evidence or the reply to it contain them; null otherwise. */
  when(words: string | null, evidence: readonly Evidence[]): string | null {
    return words === null ? null : timeIn(this.#source, words, evidence);
  }

  /** The accepted sentences of a text in the model's own words; see Wording. */
  text(text: string): string {
    return this.#wording.text(text);
  }

  phrases(phrases: readonly string[], most: number): string[] {
    const kept = phrases.flatMap((phrase) => this.#wording.phrase(phrase) ?? []);
    return [...new Set(kept)].slice(0, most);
  }

  /** The reason why there is too little to go on. It is about the talk, so it need not share words with it. */
  reason(text: string): string | null {
    return this.#wording.plain(text);
  }

  /** A sentence about one quote or several, if it is accepted. */
  note(text: string, ...evidence: readonly Evidence[]): string | null {
    return this.#wording.note(text, ...evidence);
  }

  #evidence(span: Span, cue: string, note?: string): Evidence {
    return evidenceOf(this.#source.model, span, cue, note);
  }
}

/** The evidence of all kept claims, in order. */
export function evidenceIn(held: readonly { all: Evidence[] }[]): Evidence[] {
  return held.flatMap(({ all }) => all);
}

/** Number of claims per speaker: "three by Anna, one by Ben". Counted here, since models often count wrongly. */
export function spokenBy(held: readonly { evidence: Evidence }[]): string {
  const places = [...Map.groupBy(held, ({ evidence }) => evidence.speaker)].toSorted(
    (a, b) => b[1].length - a[1].length,
  );
  if (places.every(([speaker]) => speaker === null)) return count(held.length, 'place');
  return list(
    places.map(([speaker, own]) => `${count(own.length, '', '').trim()} by ${speaker ?? 'somebody unknown'}`),
  );
}
