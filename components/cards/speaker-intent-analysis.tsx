import { page } from '#lib/analyses/speaker-intent-analysis/page';
import type { SpeakerIntentAnalysis } from '#lib/analyses/speaker-intent-analysis/schema';
import { plainIntent } from '#lib/analyses/speaker-intent-analysis/plain';
import { decimal, list } from '#lib/base/words';
import { placeQuotes } from '#lib/analyses/quotes/quote-places';
import type { CardParts } from '#components/cards/parts/card-parts';
import { Meter } from '#components/cards/charts/meter';
import { Points } from '#components/cards/evidence/points';
import { SpeakerTable } from '#components/cards/charts/speaker-table';
import { readingsMessages } from '#lib/messages/readings';

const texts = readingsMessages.speaker_intent_analysis;

function Body({ data }: { data: SpeakerIntentAnalysis }) {
  return (
    <>
      <p className="mt-1 text-ink-2">{data.overall_assessment}</p>
      {data.confidence_score !== null && (
        <Meter {...texts.confidence} value={data.confidence_score} text={decimal(data.confidence_score, 2)} />
      )}
      {data.speakers.length > 1 && (
        <SpeakerTable
          heads={texts.heads}
          rows={data.speakers.map((item) => ({
            speaker: item.speaker,
            cells: [
              item.intents.length === 0 ? texts.unclear : list(item.intents.map(plainIntent)),
              item.confidence_score === null ? '–' : decimal(item.confidence_score, 2),
            ],
          }))}
        />
      )}
      <Points
        said
        evidence={data.evidence}
        title={texts.phrases}
        lines={data.key_phrases_supporting_intent.map((phrase) => `“${phrase}”`)}
      />
    </>
  );
}

export const speakerIntentAnalysis: CardParts<'speaker_intent_analysis'> = {
  page,
  Body,
  source: texts.source,
  measured: false,
  quotes: (data) => placeQuotes(data.key_phrases_supporting_intent, data.evidence),
};
