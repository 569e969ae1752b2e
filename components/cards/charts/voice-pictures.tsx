import type { Lane } from '#components/session/timeline/lane-marks';
import type { AudioAnalysis } from '#lib/analyses/audio-analysis/schema';
import { capital, count, decimal, duration, words } from '#lib/base/words';
import { extentOf, pointsOfCurve, type SeriesPoint } from '#lib/client/timeline/series';
import { OverTime } from './over-time';
import { Series } from './series';
import { TimeLanes } from './time-lanes';

export type Pictured = Pick<AudioAnalysis, 'acoustic_events' | 'curves' | 'pauses' | 'rate_over_time'>;

/** Room above and below what is drawn. */
const margin = 0.08;

function domainOf(points: readonly SeriesPoint[]): [number, number] | null {
  const extent = extentOf(points);
  if (!extent) return null;
  const room = Math.max(1, (extent[1] - extent[0]) * margin);
  return [extent[0] - room, extent[1] + room];
}

function Curve({
  title,
  unit,
  name,
  values,
  step_s,
}: {
  title: string;
  unit: string;
  name: string;
  values: readonly (number | null)[];
  step_s: number;
}) {
  const points = pointsOfCurve(values, step_s);
  const extent = extentOf(points);
  const domain = domainOf(points);
  if (!extent || !domain) return null;
  const say = (value: number): string => `${decimal(value, 0)} ${unit}`;
  return (
    <Series
      look="line"
      title={title}
      scale={`${decimal(extent[0], 0)} to ${say(extent[1])}`}
      domain={domain}
      unit={name}
      say={say}
      points={points}
    />
  );
}

function lanesOf({ pauses, acoustic_events }: Pictured): Lane[] {
  const silence = pauses.map(({ start_s, end_s }) => ({
    start_s,
    end_s,
    label: `pause of ${duration(end_s - start_s)}`,
  }));
  // A long silence is among the pauses already, where these are listed.
  const sounds = pauses.length > 0 ? acoustic_events.filter((item) => item.event !== 'long_silence') : acoustic_events;
  const events = Map.groupBy(sounds, (item) => item.event);
  return [
    ...(silence.length > 0 ? [{ label: 'Pauses', text: count(silence.length, 'pause'), marks: silence }] : []),
    ...[...events].map(([event, items]) => ({
      label: capital(words(event)),
      text: `${items.length}×`,
      marks: items
        .toSorted((a, b) => a.start_s - b.start_s)
        .map(({ start_s, end_s }) => ({
          start_s,
          end_s,
          label: `${words(event)}, ${duration(end_s - start_s)}`,
          open: true,
        })),
    })),
  ];
}

/** The voice over time: pitch, loudness, pace, and where it stops. */
export function VoicePictures({ data }: { data: Pictured }) {
  const { curves, pauses, rate_over_time, acoustic_events } = data;
  const paces = rate_over_time.map(({ start_s, end_s, wpm }) => ({ start_s, end_s, value: wpm }));
  const pace = extentOf(paces);
  if (!curves && !pace && pauses.length === 0 && acoustic_events.length === 0) return null;
  return (
    <OverTime>
      {curves && <Curve title="Pitch" unit="Hz" name="Pitch, Hz" values={curves.pitch_hz} step_s={curves.step_s} />}
      {curves && (
        <Curve
          title="Loudness of the speech"
          unit="dBFS"
          name="Intensity, dBFS"
          values={curves.intensity_dbfs}
          step_s={curves.step_s}
        />
      )}
      {pace && (
        <Series
          title="Speaking rate"
          scale={`${decimal(pace[0], 0)} to ${decimal(pace[1], 0)} words a minute`}
          domain={[0, Math.max(240, pace[1] * (1 + margin))]}
          unit="Words a minute"
          say={(value) => `${decimal(value, 0)} words a minute`}
          points={paces}
        />
      )}
      <TimeLanes
        title="Pauses and sounds"
        note={
          acoustic_events.some((item) => item.event !== 'long_silence')
            ? 'full: silence, open: a sound'
            : 'silences between speech'
        }
        lanes={lanesOf(data)}
      />
    </OverTime>
  );
}
