'use client';

import { useClock, useSeek } from '#components/session/session-context';
import type { Evidence } from '#lib/analyses/evidence';
import { capital, words } from '#lib/base/words';

export interface NamedClaim {
  name: string;
  quote: string;
  explanation: string;
}

/** Named claims with the words they rest on; a quote whose evidence is known plays its moment. */
export function ClaimList({ claims, evidence }: { claims: readonly NamedClaim[]; evidence: readonly Evidence[] }) {
  const seek = useSeek();
  const { timed, verb, label } = useClock();
  if (claims.length === 0) return null;
  return (
    <ul className="mt-4">
      {claims.map((claim, index) => {
        const start_s = evidence.find((item) => item.quote === claim.quote)?.start_s;
        return (
          <li key={`${index} ${claim.quote}`} className="border-t border-line py-2">
            <p className="font-medium">{capital(words(claim.name))}</p>
            <p>
              {start_s === undefined ? (
                <>“{claim.quote}”</>
              ) : (
                <button type="button" onClick={() => seek(start_s)} className="group min-h-11 text-left sm:min-h-0">
                  <span className="mr-2 text-note text-accent underline decoration-1 underline-offset-[0.2em] group-hover:decoration-2">
                    {timed && <span className="sr-only">{verb} </span>}
                    {label(start_s)}
                  </span>
                  <span className="group-hover:text-accent">“{claim.quote}”</span>
                </button>
              )}
            </p>
            <p className="text-note text-ink-2">{claim.explanation}</p>
          </li>
        );
      })}
    </ul>
  );
}
