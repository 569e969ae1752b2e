import { page } from '#lib/analyses/emotion-analysis/page';
import type { Lane } from '#components/session/timeline/lane-marks';
import { plainEmotions, tally } from '#lib/analyses/emotion-analysis/lead';
import type { EmotionAnalysis } from '#lib/analyses/emotion-analysis/schema';
import { capital, decimal } from '#lib/base/words';
import { Bars } from '#components/cards/charts/bars';
import type { CardParts } from '#components/cards/parts/card-parts';
import { OverTime } from '#components/cards/charts/over-time';
import { Series } from '#components/cards/charts/series';
import { TimeLanes } from '#components/cards/charts/time-lanes';
import { readingsMessages } from '#lib/messages/readings';

const texts = readingsMessages.emotion_analysis;

function Tally({ data }: { data: EmotionAnalysis }) {
  const groups = tally(data);
  const most = Math.max(1, ...groups.map(({ places }) => places));
  return (
    <Bars
      caption={texts.tally}
      bars={groups.map((item) => ({
        label: `${capital(item.emotion)} (${texts.sources[item.source]})`,
        share: item.places / most,
        text: `${item.places}×`,
        open: item.source === 'audio',
      }))}
    />
  );
}

/** A lane for each emotion that is clear somewhere, the most frequent first. */
function lanesOf(data: EmotionAnalysis): Lane[] {
  const named = Map.groupBy(plainEmotions(data), (item) => item.emotion);
  return [...named]
    .toSorted((a, b) => b[1].length - a[1].length)
    .map(([emotion, items]) => ({
      label: capital(emotion),
      text: texts.places(items.length),
      marks: items
        .toSorted((a, b) => a.timestamp_start_s - b.timestamp_start_s)
        .map((item) => ({
          start_s: item.timestamp_start_s,
          end_s: item.timestamp_end_s,
          label: texts.mark(emotion, texts.sources[item.source]),
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
        <TimeLanes title={texts.lanes.title} note={heard ? texts.lanes.withVoice : texts.lanes.words} lanes={lanes} />
      )}
      <Series
        {...texts.tone}
        domain={[-1, 1]}
        say={(value) => decimal(value, 2)}
        points={data.timeline.map((item) => ({
          start_s: item.start_s,
          end_s: item.end_s,
          value: item.valence,
          label: item.label,
        }))}
      />
      <Series
        {...texts.activation}
        domain={[0, 1]}
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
  page,
  Body,
  source: texts.source,
  measured: false,
};
