import { page } from '#lib/analyses/quantitative-metrics/page';
import type { QuantitativeMetrics } from '#lib/analyses/quantitative-metrics/schema';
import { decimal, duration, percents, words } from '#lib/base/words';
import { Bars } from '#components/cards/charts/bars';
import type { CardParts } from '#components/cards/parts/card-parts';
import { type FactLine, Facts } from '#components/cards/parts/facts';
import { Missing } from '#components/cards/parts/missing';
import { OverTime } from '#components/cards/charts/over-time';
import { Series } from '#components/cards/charts/series';
import { SpeakerTable } from '#components/cards/charts/speaker-table';
import { readingsMessages } from '#lib/messages/readings';

const texts = readingsMessages.quantitative_metrics;

function lines(data: QuantitativeMetrics): FactLine[] {
  return [
    {
      ...texts.interruptions,
      value: data.interruptions_count === null ? null : String(data.interruptions_count),
    },
    { term: texts.overlap, value: data.overlap_s === null ? null : duration(data.overlap_s) },
    {
      ...texts.silence,
      value: data.silence_s === null ? null : duration(data.silence_s),
    },
    {
      ...texts.latency,
      value: data.response_latency_median_s === null ? null : `${decimal(data.response_latency_median_s, 2)} s`,
    },
    {
      ...texts.turn,
      value: data.speaker_turn_duration_avg_s === null ? null : duration(data.speaker_turn_duration_avg_s),
    },
    {
      ...texts.talkToListen,
      value: data.talk_to_listen_ratio === null ? null : `${decimal(data.talk_to_listen_ratio, 2)} : 1`,
    },
  ];
}

/** Measures that need times, or ends of passages, are missing for texts without them. */
function orDash(value: number | null, print: (value: number) => string): string {
  return value === null ? '–' : print(value);
}

function Speakers({ data }: { data: QuantitativeMetrics }) {
  if (data.speakers.length === 0) return null;
  const shares = percents(data.speakers.map((item) => item.talk_share));
  return (
    <>
      <Bars
        caption={data.talk_share_by === 'words' ? texts.shareOfWords : texts.shareOfTime}
        bars={data.speakers.map((item, index) => ({
          label: item.speaker,
          share: item.talk_share,
          text: shares[index] ?? '',
          voice: index % 4,
        }))}
      />
      <SpeakerTable
        heads={texts.heads}
        rows={data.speakers.map((item) => ({
          speaker: item.speaker,
          cells: [
            orDash(item.talk_s, duration),
            String(item.words),
            orDash(item.wpm, (wpm) => decimal(wpm, 0)),
            String(item.turns),
            orDash(item.longest_turn_s, duration),
            String(item.questions),
          ],
        }))}
      />
    </>
  );
}

function Body({ data }: { data: QuantitativeMetrics }) {
  return (
    <>
      <Speakers data={data} />
      <OverTime>
        <Series
          {...texts.sentiment}
          domain={[-1, 1]}
          say={(value) => decimal(value, 2)}
          points={data.sentiment_trend.map((item) => ({
            start_s: item.start_s,
            end_s: item.end_s,
            value: item.sentiment_score,
            label: words(item.sentiment_label),
          }))}
        />
      </OverTime>
      <Facts lines={lines(data).filter((line) => line.value !== null)} />
      <Missing reasons={data.not_available} />
    </>
  );
}

export const quantitativeMetrics: CardParts<'quantitative_metrics'> = {
  page,
  Body,
  source: texts.source,
  measured: true,
};
