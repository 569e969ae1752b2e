import type { Lane } from '#components/session/timeline/lane-marks';
import type { AudioAnalysis } from '#lib/analyses/audio-analysis/schema';
import { capital, decimal, duration, words } from '#lib/base/words';
import { extentOf, pointsOfCurve, type SeriesPoint } from '#lib/client/timeline/series';
import { readingsMessages } from '#lib/messages/readings';
import { OverTime } from './over-time';
import { Series } from './series';
import { TimeLanes } from './time-lanes';

const texts = readingsMessages.audio_analysis;

export type Pictured = Pick<AudioAnalysis, 'acoustic_events' | 'curves' | 'pauses' | 'rate_over_time'>;

/** Margin above and below the curve. */
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
      scale={texts.range(decimal(extent[0], 0), say(extent[1]))}
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
    label: texts.lanes.pause(duration(end_s - start_s)),
  }));
  // Long silences are already among the pauses, if these are listed.
  const sounds = pauses.length > 0 ? acoustic_events.filter((item) => item.event !== 'long_silence') : acoustic_events;
  const events = Map.groupBy(sounds, (item) => item.event);
  return [
    ...(silence.length > 0
      ? [{ label: texts.lanes.pauses, text: texts.lanes.pauseCount(silence.length), marks: silence }]
      : []),
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

/** The voice over time: pitch, loudness, pace and pauses. */
export function VoicePictures({ data }: { data: Pictured }) {
  const { curves, pauses, rate_over_time, acoustic_events } = data;
  const paces = rate_over_time.map(({ start_s, end_s, wpm }) => ({ start_s, end_s, value: wpm }));
  const pace = extentOf(paces);
  if (!curves && !pace && pauses.length === 0 && acoustic_events.length === 0) return null;
  return (
    <OverTime>
      {curves && <Curve {...texts.curves.pitch} unit="Hz" values={curves.pitch_hz} step_s={curves.step_s} />}
      {curves && <Curve {...texts.curves.loudness} unit="dBFS" values={curves.intensity_dbfs} step_s={curves.step_s} />}
      {pace && (
        <Series
          title={texts.curves.pace.title}
          scale={texts.range(decimal(pace[0], 0), texts.pace(decimal(pace[1], 0)))}
          domain={[0, Math.max(240, pace[1] * (1 + margin))]}
          unit={texts.curves.pace.name}
          say={(value) => texts.pace(decimal(value, 0))}
          points={paces}
        />
      )}
      <TimeLanes
        title={texts.lanes.title}
        note={
          acoustic_events.some((item) => item.event !== 'long_silence')
            ? texts.lanes.withSounds
            : texts.lanes.silencesOnly
        }
        lanes={lanesOf(data)}
      />
    </OverTime>
  );
}
