import { page } from '#lib/analyses/speaker-attitude/page';
import type { Engine } from '#lib/analyses/analysis';
import type { SpeakerAttitude } from '#lib/analyses/speaker-attitude/schema';
import { capital, decimal, words } from '#lib/base/words';
import { Bars } from '#components/cards/charts/bars';
import type { CardParts } from '#components/cards/parts/card-parts';
import { Meter } from '#components/cards/charts/meter';
import { Points } from '#components/cards/evidence/points';
import { SpeakerTable } from '#components/cards/charts/speaker-table';
import { readingsMessages } from '#lib/messages/readings';

const texts = readingsMessages.speaker_attitude;

function sarcasm(data: SpeakerAttitude): string {
  if (data.sarcasm_detected === null) return texts.sarcasmNotJudged;
  const sure =
    data.sarcasm_confidence_score === null ? '' : texts.confidence(decimal(data.sarcasm_confidence_score, 2));
  return data.sarcasm_detected ? texts.sarcasmLikely(sure) : texts.noSarcasm(sure);
}

/** A score, or a dash if there was too little text for one. */
const score = (value: number | null): string => (value === null ? '–' : decimal(value, 2));

/** The counts per speaker; with a model's reading only those that cannot contradict it. */
function Counted({ speakers, by }: { speakers: SpeakerAttitude['speakers']; by: Engine['kind'] }) {
  if (speakers.length < 2) return null;
  const whole = by === 'local';
  const told = !whole && speakers.some(({ attitude, respect_level }) => attitude !== null || Boolean(respect_level));
  return (
    <SpeakerTable
      heads={whole ? texts.heads : [...(told ? texts.judgedHeads : []), ...texts.countedHeads]}
      rows={speakers.map((item) => {
        const counted = [score(item.formality_score), decimal(item.hedges_per_100_words)];
        return {
          speaker: item.speaker,
          cells: whole
            ? [
                score(item.politeness_score),
                ...counted,
                String(item.marks_of_politeness),
                String(item.marks_of_impoliteness),
              ]
            : [...(told ? [item.attitude ?? '–', item.respect_level ?? '–'] : []), ...counted],
        };
      })}
    />
  );
}

function Body({ data, by = 'local' }: { data: SpeakerAttitude; by?: Engine['kind'] | undefined }) {
  // Facts in the table are not repeated in a line.
  const told =
    data.speakers.length > 1
      ? data.tone_indicators.filter(
          (line) => !data.speakers.some(({ speaker }) => line.startsWith(`${speaker}: politeness`)),
        )
      : data.tone_indicators;
  const attitudes = Object.entries(data.attitude_scores).toSorted((a, b) => b[1] - a[1]);
  return (
    <>
      {attitudes.length > 0 && (
        <Bars
          caption={by === 'model' ? texts.attitudesByShare : texts.attitudes}
          bars={attitudes.map(([name, share]) => ({ label: capital(words(name)), share, text: decimal(share, 2) }))}
        />
      )}
      {data.politeness_score !== null && (
        <Meter {...texts.politeness} value={data.politeness_score} text={decimal(data.politeness_score, 2)} />
      )}
      {data.formality_score !== null && (
        <Meter
          {...texts.formality}
          label={by === 'model' ? texts.formalityCounted : texts.formality.label}
          value={data.formality_score}
          text={decimal(data.formality_score, 2)}
        />
      )}
      {data.respect_level_score !== null && (
        <Meter {...texts.respect} value={data.respect_level_score} text={decimal(data.respect_level_score, 2)} />
      )}
      <Counted speakers={data.speakers} by={by} />
      <Points title={texts.signs} lines={told.map((line) => capital(words(line)))} />
      <p className="mt-3 text-note text-ink-2">{sarcasm(data)}</p>
    </>
  );
}

export const speakerAttitude: CardParts<'speaker_attitude'> = { page, Body, source: texts.source, measured: false };
