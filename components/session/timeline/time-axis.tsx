import { clock } from '#lib/base/words';
import { ticks } from '#lib/client/timeline/ticks';
import { placeOn, type Span } from './use-span';

/**
 * Round times along a chart, for sighted readers: screen readers have the names of the marks and the values of the
 * ranges.
 */
export function TimeAxis({ span, most = 6, end = false }: { span: Span; most?: number; end?: boolean }) {
  return (
    <div aria-hidden="true" className="relative h-4 text-[0.75rem] leading-4 text-ink-2">
      {ticks(span.from_s, span.to_s, most).map((time, index) => (
        <span
          key={time}
          className={`absolute top-0 ${index === 0 ? '' : '-translate-x-1/2'} ${index % 2 === 1 && most > 6 ? 'hidden sm:block' : ''}`}
          style={{ left: `${placeOn(span, time) * 100}%` }}
        >
          {clock(time)}
        </span>
      ))}
      {end && <span className="absolute top-0 right-0 bg-paper pl-2">{clock(span.to_s)}</span>}
    </div>
  );
}
