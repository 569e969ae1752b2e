export interface Bar {
  label: string;
  /** 0 to 1. */
  share: number;
  text: string;
  /** The speaker's texture; without it the bar is plain. */
  voice?: number;
  /** Drawn as an outline: for findings from the voice, beside those from words. */
  open?: boolean;
}

/** Labelled bars from a common zero line, largest share first or in the given order. */
export function Bars({ bars, caption }: { bars: readonly Bar[]; caption: string }) {
  return (
    <ul aria-label={caption} className="mt-4 space-y-1">
      {bars.map((bar) => (
        <li key={bar.label} className="grid grid-cols-[minmax(6.5rem,9rem)_minmax(0,1fr)_auto] items-center gap-x-3">
          <span className="text-note">{bar.label}</span>
          <span aria-hidden="true" className="block h-2.5 border-l border-line-strong">
            <span
              className={`block h-full min-w-px ${bar.voice !== undefined ? `voice-${bar.voice}` : bar.open ? 'border border-accent' : 'bg-accent'}`}
              style={{ width: `${Math.min(1, Math.max(0, bar.share)) * 100}%` }}
            />
          </span>
          <span className="min-w-14 text-right text-note text-ink-2">{bar.text}</span>
        </li>
      ))}
    </ul>
  );
}
