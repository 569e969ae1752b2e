'use client';

import { useEffect, useRef, useState } from 'react';
import { NameForm } from '#components/ui/name-form';
import { useHydrated } from '#components/ui/use-hydrated';
import { send } from '#lib/client/problem';
import { usePageFacts, useSessionStore } from './session-context';

const longestName = 80;

/** Who speaks. Its owner presses the name to change it everywhere; the first place of each speaker is a stop of the tab key. */
export function SpeakerName({ name, first }: { name: string; first: boolean }) {
  const { isOwner } = usePageFacts();
  const ready = useHydrated();
  if (!isOwner || !ready) return name;
  return <RenamableSpeaker name={name} first={first} />;
}

function RenamableSpeaker({ name, first }: { name: string; first: boolean }) {
  const store = useSessionStore();
  const button = useRef<HTMLButtonElement>(null);
  const [editing, setEditing] = useState(false);

  async function save(next: string): Promise<string | null> {
    const problem = await send('PATCH', `/api/sessions/${store.getState().view.session_id}`, { speaker_names: { [name]: next } });
    if (problem === null) store.getState().say(`${name} is now called ${next} everywhere.`);
    return problem;
  }
  const wasEditing = useRef(false);
  // Back to the button once it is there again, which is after the render and whatever came in meanwhile.
  useEffect(() => {
    if (wasEditing.current && !editing) button.current?.focus();
    wasEditing.current = editing;
  }, [editing]);

  if (editing) return <NameForm label={`Name of ${name}, everywhere in this session`} value={name} maxLength={longestName} save={save} onClose={() => setEditing(false)} />;
  return (
    <button ref={button} type="button" tabIndex={first ? 0 : -1} aria-label={`${name}, rename this speaker`} title="Rename this speaker" onClick={() => setEditing(true)} className="relative font-semibold before:absolute before:-inset-x-2 before:-inset-y-1.5 hover:text-accent hover:underline">
      {name}
    </button>
  );
}
