import { cardsMessages } from '#lib/messages/cards';
import { noteMessages } from '#lib/messages/note';
import { Disclosure } from './disclosure';

export interface FactLine {
  term: string;
  /** The measured value; null if it was not measured. */
  value: string | null;
  /** What to compare the number with; for null, why it is missing. */
  note?: string | undefined;
}

/** Measures as a table of two columns and a remark; with `first`, the others unfold on demand. */
export function Facts({ lines, first = lines.length }: { lines: readonly FactLine[]; first?: number }) {
  const rest = lines.slice(first);
  return (
    <div className="mt-4">
      <FactTable lines={lines.slice(0, first)} />
      {rest.length > 0 && (
        <Disclosure open={noteMessages.showMoreMeasures(rest.length)} close={cardsMessages.showFewer}>
          <FactTable lines={rest} />
        </Disclosure>
      )}
    </div>
  );
}

function FactTable({ lines }: { lines: readonly FactLine[] }) {
  return (
    <dl>
      {lines.map(({ term, value, note }) => (
        <div
          key={term}
          className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-t border-line py-1 text-[0.9375rem] sm:grid-cols-[10rem_7rem_minmax(0,1fr)]"
        >
          <dt className="text-ink-2">{term}</dt>
          <dd className="text-right font-medium sm:text-left">{value ?? noteMessages.notMeasured}</dd>
          {note && <dd className="col-span-2 self-center text-note text-ink-2 sm:col-span-1">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
