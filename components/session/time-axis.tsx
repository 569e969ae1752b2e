import { clock } from '#lib/base/words';
import { ticks } from '#lib/client/ticks';

/** Round times along the recording, for the eye: whoever does not see them has the names of the marks and the values of the ranges. */
export function TimeAxis({ audio_s, most = 6, end = false }: { audio_s: number; most?: number; end?: boolean }) {
  return (
    <div aria-hidden="true" className="relative h-4 text-[0.75rem] leading-4 text-ink-2">
      {ticks(audio_s, most).map((time, index) => (
        <span
          key={time}
          className={`absolute top-0 ${index === 0 ? '' : '-translate-x-1/2'} ${index % 2 === 1 && most > 6 ? 'hidden sm:block' : ''}`}
          style={{ left: `${(time / audio_s) * 100}%` }}
        >
          {clock(time)}
        </span>
      ))}
      {end && <span className="absolute top-0 right-0 bg-paper pl-2">{clock(audio_s)}</span>}
    </div>
  );
}
