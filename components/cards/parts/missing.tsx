import { capital, words } from '#lib/base/words';
import { noteMessages } from '#lib/messages/note';

/** Missing fields, with the reason; fields that share a reason share a line. */
export function Missing({ reasons }: { reasons: Record<string, string> }) {
  const byReason = Map.groupBy(Object.entries(reasons), ([, reason]) => reason);
  if (byReason.size === 0) return null;
  return (
    <ul className="mt-2 space-y-1 text-note text-ink-2">
      {[...byReason].map(([reason, fields]) => (
        <li key={reason}>
          {noteMessages.notMeasuredList(fields.map(([field]) => plain(field)).join(', '))} {capital(reason)}
        </li>
      ))}
    </ul>
  );
}

/** A field's name without its unit. */
function plain(field: string): string {
  return words(field.replace(/_(s|count|score|wpm|avg_s|median_s)$/, ''));
}
