'use client';

import dynamic from 'next/dynamic';
import { useSession } from '#components/session/session-context';
import { clock, decimal } from '#lib/base/words';
import { Disclosure } from './disclosure';
import type { SeriesPoint } from './series-chart';
import { WhenNear } from './when-near';

const chartHeight = 'h-24';
const Chart = dynamic(() => import('./series-chart').then((module) => module.SeriesChart), { ssr: false, loading: () => <Preparing /> });

function Preparing() {
  return <p className={`${chartHeight} grid place-items-center border-y border-line text-note text-ink-2`}>The chart is being drawn.</p>;
}

interface Props {
  title: string;
  /** What up and down mean, in words. */
  scale: { high: string; low: string };
  domain: [number, number];
  points: readonly SeriesPoint[];
  /** Column head of the value in the table. */
  unit: string;
}

/** A value over the recording's time, and the same as a table. The chart's code comes when the reader comes near it. */
export function Series({ title, scale, domain, points, unit }: Props) {
  const audio_s = useSession((state) => state.view.audio_s) ?? points.at(-1)?.end_s ?? 0;
  const measured = points.filter((point) => point.value !== null);
  if (measured.length === 0) return null;
  return (
    <figure className="mt-5">
      <figcaption className="flex flex-wrap justify-between gap-x-4 text-note text-ink-2">
        <span className="font-semibold">{title}</span>
        <span>
          up: {scale.high}, down: {scale.low}
        </span>
      </figcaption>
      <WhenNear className={`mt-1 ${chartHeight}`} placeholder={<Preparing />}>
        <Chart points={points} domain={domain} audio_s={audio_s} />
      </WhenNear>
      <Disclosure open="Show as a table" close="Hide the table">
        <table className="w-full text-note">
          <thead>
            <tr className="border-b border-line text-left text-ink-2">
              <th className="py-1 font-normal">From</th>
              <th className="font-normal">To</th>
              <th className="font-normal">{unit}</th>
            </tr>
          </thead>
          <tbody>
            {measured.map((point) => (
              <tr key={point.start_s} className="border-b border-line">
                <td className="py-1">{clock(point.start_s)}</td>
                <td>{clock(point.end_s)}</td>
                <td>
                  {decimal(point.value ?? 0, 2)}
                  {point.label && `, ${point.label}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Disclosure>
    </figure>
  );
}
