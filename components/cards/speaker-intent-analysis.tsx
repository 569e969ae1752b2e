import type { SpeakerIntentAnalysis } from '#lib/analyses/speaker-intent-analysis/schema';
import { plainIntent } from '#lib/analyses/speaker-intent-analysis/plain';
import { decimal, list } from '#lib/base/words';
import { placeQuotes } from '#lib/analyses/quotes/quote-places';
import type { CardParts } from '#components/cards/parts/card-parts';
import { Meter } from '#components/cards/charts/meter';
import { Points } from '#components/cards/evidence/points';
import { SpeakerTable } from '#components/cards/charts/speaker-table';

function Body({ data }: { data: SpeakerIntentAnalysis }) {
  return (
    <>
      <p className="mt-1 text-ink-2">{data.overall_assessment}</p>
      {data.confidence_score !== null && (
        <Meter
          label="Confidence in this reading"
          value={data.confidence_score}
          text={decimal(data.confidence_score, 2)}
          low="a guess"
          high="said outright"
        />
      )}
      {data.speakers.length > 1 && (
        <SpeakerTable
          heads={['Mainly wants to', 'How sure']}
          rows={data.speakers.map((item) => ({
            speaker: item.speaker,
            cells: [
              item.intents.length === 0 ? 'not clear' : list(item.intents.map(plainIntent)),
              item.confidence_score === null ? '–' : decimal(item.confidence_score, 2),
            ],
          }))}
        />
      )}
      <Points
        said
        evidence={data.evidence}
        title="Phrases that point to it"
        lines={data.key_phrases_supporting_intent.map((phrase) => `“${phrase}”`)}
      />
    </>
  );
}

export const speakerIntentAnalysis: CardParts<'speaker_intent_analysis'> = {
  Body,
  source: 'From the words alone.',
  measured: false,
  quotes: (data) => placeQuotes(data.key_phrases_supporting_intent, data.evidence),
};
