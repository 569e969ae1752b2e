import { page } from '#lib/analyses/transcript/page';
import { SpeakerCount } from '#components/session/correcting/speaker-count';
import { DoubtedText } from '#components/session/transcript/doubted-text';
import { TranscriptText } from '#components/session/transcript/transcript-text';
import type { Transcript } from '#lib/analyses/transcript/schema';
import { percent } from '#lib/base/words';
import type { CardParts } from '#components/cards/parts/card-parts';
import { cardsMessages } from '#lib/messages/cards';

function Body({ data }: { data: Transcript }) {
  if (data.segments.length === 0) return null;
  const mean = data.segments.reduce((sum, segment) => sum + segment.confidence, 0) / data.segments.length;
  const text = <TranscriptText segments={data.segments} words={data.words} gaps={data.gaps} />;
  return (
    <div className="mt-5">
      <SpeakerCount />
      {data.sounds_foreign ? <DoubtedText>{text}</DoubtedText> : text}
      {data.times === 'measured' && (
        <p className="mt-4 text-note text-ink-2">
          {cardsMessages.meanConfidence(percent(mean))}
          {data.words.some((word) => word.approximate) && ` ${cardsMessages.approximateTimes}`}
        </p>
      )}
    </div>
  );
}

export const transcript: CardParts<'transcript'> = {
  page,
  Body,
  source: cardsMessages.transcriptSource,
  measured: true,
};
