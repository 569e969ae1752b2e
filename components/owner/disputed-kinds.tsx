import { cueWords } from '#components/cards/evidence/cue-words';
import { isAnalysisType, titles } from '#lib/analyses/steps';
import { ownerMessages } from '#lib/messages/owner';
import type { DisputeCount } from '#lib/sessions/disputes';

/** The owner's disputes of findings, by kind, which shows how far each kind can be trusted. */
export function DisputedKinds({ counts }: { counts: readonly DisputeCount[] }) {
  if (counts.length === 0) return null;
  return (
    <section aria-labelledby="disputed">
      <h2 id="disputed" className="text-lead font-semibold">
        {ownerMessages.disputedTitle}
      </h2>
      <p className="mt-2 text-ink-2">{ownerMessages.disputedText}</p>
      <table className="mt-3 w-full text-left">
        <thead className="text-note text-ink-2">
          <tr>
            <th scope="col" className="font-semibold">
              {ownerMessages.kind}
            </th>
            <th scope="col" className="font-semibold">
              {ownerMessages.note}
            </th>
            <th scope="col" className="text-right font-semibold">
              {ownerMessages.markedWrong}
            </th>
          </tr>
        </thead>
        <tbody>
          {counts.map(({ analysis_type, cue, count, of }) => (
            <tr key={`${analysis_type} ${cue}`} className="border-t border-line">
              <td className="py-2 pr-4">{cueWords(cue)}</td>
              <td className="py-2 pr-4">
                {isAnalysisType(analysis_type) ? titles[analysis_type] : ownerMessages.ownQuestion}
              </td>
              <td className="py-2 text-right tabular-nums">{ownerMessages.shareOf(count, of)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
