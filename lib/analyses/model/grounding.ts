import type { ReadingInput } from '#lib/analyses/analysis';
import type { Evidence } from '#lib/analyses/evidence/evidence';
import { evidenceOf } from '#lib/analyses/evidence/evidence-of';
import { findQuote, quoteSource, type QuoteSource } from '#lib/analyses/quotes/match';
import { count, list } from '#lib/base/words';
import { textOf, type Span } from '#lib/text/model';
import type { Citation } from './citation.ts';
import { answerNear, isElsewhere, personIn, speakerIn, timeIn } from './evidence-checks.ts';
import { Wording } from './wording.ts';

/** A claim with its evidence; `all` has more than one entry where the quote had "…" in it. */
export interface Held<T> {
  claim: T;
  evidence: Evidence;
  all: Evidence[];
}

/**
 * Holds all of one answer against the transcript: quotes, who and when, and what is said in the model's own words. What
 * does not hold is dropped and counted.
 */
export class Grounding {
  readonly #source: QuoteSource;
  readonly #wording: Wording;
  #dropped = 0;

  /** `asked`: the words of a question of the owner's own, which its answer may take up. */
  constructor(input: ReadingInput, asked = '') {
    const { participants = [], notes = '' } = input.context;
    this.#source = quoteSource(textOf(input));
    this.#wording = new Wording(this.#source, [...participants, notes, asked].join(' '));
  }

  /** Claims that did not stand, and sentences of the model's own. */
  get dropped(): number {
    return this.#dropped + this.#wording.refused;
  }

  /**
   * The quote's places as they stand in the transcript, with their seconds; null, and counted, where it was not said
   * so.
   */
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
   * Keeps the claims whose quote was said, each with its evidence; with `noteOf` only those whose note may stand too.
   * The same place under the same cue is kept once.
   */
  keep<T extends Citation>(
    claims: readonly T[],
    cueOf: (claim: T) => string,
    noteOf?: (claim: T) => string,
  ): Held<T>[] {
    return this.#kept(claims, cueOf, noteOf, true);
  }

  /** The same where the note only tells the quote in other words: the quote stands without it. */
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

  /** The answer to a question: behind it, near it, and somebody else's where speakers are known. */
  answerTo(question: Evidence, answer: Citation): Evidence | null {
    const found = this.evidence(answer, 'answer');
    if (!found || answerNear(this.#source.model, question, found)) return found;
    this.#dropped += 1;
    return null;
  }

  /** Two quotes in two different places; null, and counted, where they are one. */
  pair(first: Citation, second: Citation, cue: string): [Evidence, Evidence] | null {
    const [one, other] = [this.evidence(first, cue), this.evidence(second, cue)];
    if (!one || !other) return null;
    if (isElsewhere(one, other)) return [one, other];
    this.#dropped += 1;
    return null;
  }

  /** The speaker that a token or a name stands for; null where it is nobody who speaks. */
  speaker(name: string): string | null {
    return speakerIn(this.#source, name);
  }

  /** A speaker, or a name that stands in the text; else null. */
  who(name: string | null, evidence: Evidence): string | null {
    return name === null ? null : personIn(this.#source, name, evidence);
  }

  /** Words that say when, as they stand in the lines of the evidence or in the reply to it; else null. */
  when(words: string | null, evidence: readonly Evidence[]): string | null {
    return words === null ? null : timeIn(this.#source, words, evidence);
  }

  /** What of a text in the model's own words may stand; see Wording. */
  text(text: string): string {
    return this.#wording.text(text);
  }

  phrases(phrases: readonly string[], most: number): string[] {
    const kept = phrases.flatMap((phrase) => this.#wording.phrase(phrase) ?? []);
    return [...new Set(kept)].slice(0, most);
  }

  /** A sentence that says why there is too little; about the talk and not from it, so it need not share its words. */
  reason(text: string): string | null {
    return this.#wording.plain(text);
  }

  /** What is said about a quote, or about two beside each other. */
  note(text: string, ...evidence: readonly Evidence[]): string | null {
    return this.#wording.note(text, ...evidence);
  }

  #evidence(span: Span, cue: string, note?: string): Evidence {
    return evidenceOf(this.#source.model, span, cue, note);
  }
}

/** The evidence of what was kept, in its order. */
export function evidenceIn(held: readonly { all: Evidence[] }[]): Evidence[] {
  return held.flatMap(({ all }) => all);
}

/**
 * How many of the places are whose: "three by Anna, one by Ben"; counted here, since a model's counts are often wrong.
 */
export function spokenBy(held: readonly { evidence: Evidence }[]): string {
  const places = [...Map.groupBy(held, ({ evidence }) => evidence.speaker)].toSorted(
    (a, b) => b[1].length - a[1].length,
  );
  if (places.every(([speaker]) => speaker === null)) return count(held.length, 'place');
  return list(
    places.map(([speaker, own]) => `${count(own.length, '', '').trim()} by ${speaker ?? 'somebody unknown'}`),
  );
}
