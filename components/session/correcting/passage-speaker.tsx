'use client';

import { useEffect, useRef, useState } from 'react';
import { later } from '#components/ui/later';
import { useHydrated } from '#components/ui/use-hydrated';
import type { Paragraph } from '#lib/client/transcript/paragraphs';
import { usePageFacts, useSession } from '#components/session/session-context';
import { useTextTools } from '#components/session/transcript/text-tools-context';
import { transcriptMessages } from '#lib/messages/transcript';

const SpeakerMenu = later(() => import('./speaker-menu').then((module) => module.SpeakerMenu));

interface Props {
  paragraph: Paragraph;
  /** The speaker's index among all, from 0. */
  voice: number;
  /** Whether it is the speaker's first paragraph. */
  first: boolean;
}

/**
 * The speaker of a paragraph. The owner presses the name to correct it, here or everywhere; the first paragraph of each
 * speaker is a tab stop.
 */
export function PassageSpeaker({ paragraph, voice, first }: Props) {
  const { isOwner } = usePageFacts();
  const ready = useHydrated();
  const ended = useSession(({ view }) => view.complete !== null);
  // While the text is corrected every paragraph can be assigned to a speaker.
  const correcting = useTextTools((state) => state.correcting);
  const { speaker, new_speaker } = paragraph;
  if (!correcting && !(new_speaker && speaker !== null)) return null;
  return (
    <div className="text-note leading-[1.9] font-semibold">
      {speaker !== null && (
        <span aria-hidden="true" className={`mr-2 inline-block h-[5px] w-5 align-middle voice-${voice % 4}`} />
      )}
      {isOwner && ready && (ended || speaker !== null) ? (
        <CorrectableSpeaker paragraph={paragraph} first={first} ended={ended} />
      ) : (
        speaker
      )}
    </div>
  );
}

function CorrectableSpeaker({ paragraph, first, ended }: { paragraph: Paragraph; first: boolean; ended: boolean }) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const wasOpen = useRef(false);
  // Returns the focus to the name once it is back, after the render and all new facts.
  useEffect(() => {
    if (wasOpen.current && !open) button.current?.focus();
    wasOpen.current = open;
  }, [open]);
  const { speaker } = paragraph;
  return (
    <>
      <button
        ref={button}
        type="button"
        tabIndex={first ? 0 : -1}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={speaker === null ? transcriptMessages.setSpeaker : transcriptMessages.correctNamedSpeaker(speaker)}
        title={transcriptMessages.correctSpeaker}
        onPointerEnter={() => void SpeakerMenu.prepare()}
        onFocus={() => void SpeakerMenu.prepare()}
        onClick={() => setOpen(true)}
        className={`relative font-semibold before:absolute before:-inset-x-2 before:-inset-y-1.5 hover:text-accent hover:underline ${speaker === null ? 'text-ink-2' : ''}`}
      >
        {speaker ?? transcriptMessages.whoSpeaks}
      </button>
      {open && <SpeakerMenu paragraph={paragraph} anchor={button} ended={ended} onClose={() => setOpen(false)} />}
    </>
  );
}
