import type { SpeakerIntentAnalysis } from '#lib/analyses/speaker-intent-analysis/schema';
import { decimal } from '#lib/base/words';
import type { CardParts } from './card-parts';
import { Meter } from './meter';
import { Points } from './points';

function Body({ data }: { data: SpeakerIntentAnalysis }) {
  return (
    <>
      <p className="mt-1 text-ink-2">{data.overall_assessment}</p>
      {data.confidence_score !== null && <Meter label="Confidence in this reading" value={data.confidence_score} text={decimal(data.confidence_score, 2)} low="a guess" high="said outright" />}
      <Points said title="Phrases that point to it" lines={data.key_phrases_supporting_intent.map((phrase) => `“${phrase}”`)} />
    </>
  );
}

export const speakerIntentAnalysis: CardParts<'speaker_intent_analysis'> = {
  Body,
  source: 'From the words alone.',
  measured: false,
  quotes: (data) => data.key_phrases_supporting_intent,
};
