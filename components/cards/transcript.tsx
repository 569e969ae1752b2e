import { TranscriptText } from '#components/session/transcript-text';
import { unsureBelow } from '#components/session/transcript-segment';
import type { Transcript } from '#lib/analyses/transcript/schema';
import { count, percent } from '#lib/client/format';
import type { CardParts } from './card-parts';

const languages = new Intl.DisplayNames(['en'], { type: 'language' });

function lead(data: Transcript): string {
  const heard = `${count(data.transcript.split(/\s+/).filter(Boolean).length, 'word')} in ${languages.of(data.language) ?? data.language}.`;
  const unsure = data.segments.filter((segment) => segment.confidence < unsureBelow).length;
  const sentence = unsure === 0 ? heard : `${heard} ${unsure} of ${data.segments.length} passages unsure, with a dotted line.`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function Body({ data }: { data: Transcript }) {
  if (data.segments.length === 0) return null;
  const mean = data.segments.reduce((sum, segment) => sum + segment.confidence, 0) / data.segments.length;
  return (
    <div className="mt-5">
      <TranscriptText segments={data.segments} words={data.words} />
      <p className="mt-4 text-note text-ink-2">
        Mean confidence of the recogniser: {percent(mean)}; clear speech is usually above 80 %.
        {data.words.some((word) => word.approximate) && ' Times of single words are estimated.'}
      </p>
    </div>
  );
}

export const transcript: CardParts<'transcript'> = { lead, Body, source: 'Recognised from the recording.', measured: true };
