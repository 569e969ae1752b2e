import type { Lane } from '#components/session/timeline/lane-marks';
import { plainEmotions, tally } from '#lib/analyses/emotion-analysis/lead';
import type { EmotionAnalysis } from '#lib/analyses/emotion-analysis/schema';
import { capital, count, decimal } from '#lib/base/words';
import { Bars } from '#components/cards/charts/bars';
import type { CardParts } from '#components/cards/parts/card-parts';
import { OverTime } from '#components/cards/charts/over-time';
import { Series } from '#components/cards/charts/series';
import { TimeLanes } from '#components/cards/charts/time-lanes';

const sources = { text: 'words', audio: 'voice', both: 'words and voice' } as const;

function Tally({ data }: { data: EmotionAnalysis }) {
  const groups = tally(data);
  const most = Math.max(1, ...groups.map(({ places }) => places));
  return (
    <Bars
      caption="Places by emotion and source"
      bars={groups.map((item) => ({
        label: `${capital(item.emotion)} (${sources[item.source]})`,
        share: item.places / most,
        text: `${item.places}×`,
        open: item.source === 'audio',
      }))}
    />
  );
}

/** A lane for each emotion that is plain somewhere, the most frequent first. */
function lanesOf(data: EmotionAnalysis): Lane[] {
  const named = Map.groupBy(plainEmotions(data), (item) => item.emotion);
  return [...named]
    .toSorted((a, b) => b[1].length - a[1].length)
    .map(([emotion, items]) => ({
      label: capital(emotion),
      text: count(items.length, 'place'),
      marks: items
        .toSorted((a, b) => a.timestamp_start_s - b.timestamp_start_s)
        .map((item) => ({
          start_s: item.timestamp_start_s,
          end_s: item.timestamp_end_s,
          label: `${emotion}, from the ${sources[item.source]}`,
          open: item.source === 'audio',
        })),
    }));
}

function Body({ data }: { data: EmotionAnalysis }) {
  const lanes = lanesOf(data);
  const heard = data.emotions.some((item) => item.source === 'audio');
  return (
    <OverTime otherwise={lanes.length > 0 && <Tally data={data} />}>
      {lanes.length > 0 && (
        <TimeLanes
          title="Where each emotion shows"
          note={heard ? 'full: words, open: voice' : 'from the words'}
          lanes={lanes}
        />
      )}
      <Series
        title="Tone of the words"
        scale="up: pleasant, down: unpleasant"
        domain={[-1, 1]}
        unit="Valence, −1 to 1"
        say={(value) => decimal(value, 2)}
        points={data.timeline.map((item) => ({
          start_s: item.start_s,
          end_s: item.end_s,
          value: item.valence,
          label: item.label,
        }))}
      />
      <Series
        title="Activation of the voice"
        scale="up: excited, down: calm; 0.5 is the speaker’s own usual"
        domain={[0, 1]}
        unit="Arousal, 0 to 1"
        say={(value) => decimal(value, 2)}
        points={data.timeline.map((item) => ({
          start_s: item.start_s,
          end_s: item.end_s,
          value: item.arousal,
          label: item.label,
        }))}
      />
    </OverTime>
  );
}

export const emotionAnalysis: CardParts<'emotion_analysis'> = {
  Body,
  source: 'From the words and the voice, kept apart.',
  measured: false,
};
