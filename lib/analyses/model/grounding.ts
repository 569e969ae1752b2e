import type { Evidence } from '#lib/analyses/evidence';
import { findQuote, quoteSource } from '#lib/analyses/quotes/match';
import type { QuoteSource } from '#lib/analyses/quotes/match';
import { evidenceOf } from '#lib/analyses/evidence-of';
import type { TextModel } from '#lib/text/model';
import type { Citation } from './citation.ts';

/** Holds every quote of one answer against the transcript. What cannot be found is dropped and counted. */
export class Grounding {
  readonly #model: TextModel;
  readonly #source: QuoteSource;
  #dropped = 0;

  constructor(model: TextModel) {
    this.#model = model;
    this.#source = quoteSource(model.text);
  }

  get dropped(): number {
    return this.#dropped;
  }

  /** The quote as it stands in the transcript, with its seconds; null, and counted, where it does not stand there. */
  evidence({ line, quote }: Citation, cue: string, note?: string): Evidence | null {
    const found = findQuote(this.#source, quote, this.#model.segments[line - 1]?.start ?? 0);
    if (!found) {
      this.#dropped += 1;
      return null;
    }
    return evidenceOf(this.#model, found, cue, note);
  }

  /** Keeps the claims whose quote was found, each with its evidence. */
  keep<T extends Citation>(claims: readonly T[], cueOf: (claim: T) => string, noteOf?: (claim: T) => string | undefined): { claim: T; evidence: Evidence }[] {
    return claims.flatMap((claim) => {
      const evidence = this.evidence(claim, cueOf(claim), noteOf?.(claim));
      return evidence ? [{ claim, evidence }] : [];
    });
  }
}
