import { SpeakerCountChoice } from '#components/ui/speaker-count-choice';
import type { SpeakerCount } from '#lib/analyses/measures/speaker-counts';
import { captureMessages } from '#lib/messages/capture';

/** The number of speakers, which helps to tell voices apart, if the user knows it beforehand. */
export function SpeakersBefore({
  value,
  onChange,
}: {
  value: SpeakerCount | null;
  onChange: (value: SpeakerCount | null) => void;
}) {
  return (
    <details className="mt-5">
      <summary className="w-fit cursor-pointer py-1.5 text-note text-ink-2 hover:text-ink">
        {captureMessages.moreAbout}
        {value !== null && ` (${captureMessages.speakers(value)})`}
      </summary>
      <div className="mt-2">
        <SpeakerCountChoice value={value} onChange={onChange} about="speakers-before" />
        <p id="speakers-before" className="mt-1 text-note text-ink-2">
          {captureMessages.speakersHint}
        </p>
      </div>
    </details>
  );
}
