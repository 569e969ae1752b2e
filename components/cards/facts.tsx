export interface FactLine {
  term: string;
  /** What was measured, or null where it was not. */
  value: string | null;
  /** What the number is compared to; for null, why it is missing. */
  note?: string | undefined;
}

/** Measures as a table of two columns and a remark. */
export function Facts({ lines }: { lines: readonly FactLine[] }) {
  return (
    <dl className="mt-4">
      {lines.map(({ term, value, note }) => (
        <div key={term} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-t border-line py-1.5 sm:grid-cols-[11rem_6.5rem_minmax(0,1fr)]">
          <dt className="text-ink-2">{term}</dt>
          <dd className="text-right font-medium sm:text-left">{value ?? 'not measured'}</dd>
          {note && <dd className="col-span-2 self-center text-note text-ink-2 sm:col-span-1">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
