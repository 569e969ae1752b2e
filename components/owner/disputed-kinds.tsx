import { cueWords } from '#components/cards/evidence/cue-words';
import { isAnalysisType, titles } from '#lib/analyses/steps';
import type { DisputeCount } from '#lib/sessions/disputes';

/** What of all that was found its owner marked as wrong, by kind: so that one sees what to trust. */
export function DisputedKinds({ counts }: { counts: readonly DisputeCount[] }) {
  if (counts.length === 0) return null;
  return (
    <section aria-labelledby="disputed">
      <h2 id="disputed" className="text-lead font-semibold">
        What you marked as wrong
      </h2>
      <p className="mt-2 text-ink-2">
        Findings of all your recordings, by kind. What is often wrong for you is not to be trusted unheard.
      </p>
      <table className="mt-3 w-full text-left">
        <thead className="text-note text-ink-2">
          <tr>
            <th scope="col" className="font-semibold">
              Kind
            </th>
            <th scope="col" className="font-semibold">
              Note
            </th>
            <th scope="col" className="text-right font-semibold">
              Marked as wrong
            </th>
          </tr>
        </thead>
        <tbody>
          {counts.map(({ analysis_type, cue, count }) => (
            <tr key={`${analysis_type} ${cue}`} className="border-t border-line">
              <td className="py-2 pr-4">{cueWords(cue)}</td>
              <td className="py-2 pr-4">
                {isAnalysisType(analysis_type) ? titles[analysis_type] : 'A question of your own'}
              </td>
              <td className="py-2 text-right tabular-nums">{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
