import type { Evidence } from '#lib/analyses/evidence/evidence';
import { capital, words } from '#lib/base/words';
import { placeQuotes } from '#lib/analyses/quotes/quote-places';
import { Folded } from '#components/cards/parts/folded';
import { Said } from './said';

export interface NamedClaim {
  name: string;
  quote: string;
  explanation: string;
}

/** Named claims with their quotes; a quote plays the moment of its own evidence. */
export function ClaimList({ claims, evidence }: { claims: readonly NamedClaim[]; evidence: readonly Evidence[] }) {
  if (claims.length === 0) return null;
  const places = placeQuotes(
    claims.map(({ quote }) => quote),
    evidence,
  );
  const items = claims.map((claim, index) => {
    const start_s = places[index]?.start_s ?? null;
    return (
      <li key={`${index} ${claim.quote}`} className="py-2">
        <p className="font-medium">{capital(words(claim.name))}</p>
        {start_s === null ? (
          <>
            <p className="wrap-anywhere">“{claim.quote}”</p>
            <p className="text-note text-ink-2">{claim.explanation}</p>
          </>
        ) : (
          <Said start_s={start_s} about={claim.explanation}>
            “{claim.quote}”
          </Said>
        )}
      </li>
    );
  });
  return (
    <div className="mt-4 border-t border-line">
      <Folded items={items} first={7} />
    </div>
  );
}
