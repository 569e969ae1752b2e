'use client';

import { Menu } from '@base-ui/react/menu';
import { type RefObject, useRef, useState } from 'react';
import { Confirm } from '#components/ui/confirm';
import { NameForm } from '#components/ui/name-form';
import type { Paragraph } from '#lib/client/transcript/paragraphs';
import { send } from '#lib/client/problem';
import { useSession, useSessionStore } from '#components/session/session-context';
import { useTextToolsStore } from '#components/session/transcript/text-tools-context';
import { textToolsMessages } from '#lib/messages/text-tools';
import { useCorrect } from './use-correct';

const longestName = 80;
const item = 'flex min-h-11 items-center px-4 text-body outline-none data-highlighted:bg-tint wrap-anywhere';
const group = 'px-4 pt-2 text-note text-ink-2';

type Writing = 'rename' | 'here' | 'onwards';

interface Props {
  paragraph: Paragraph;
  anchor: RefObject<HTMLButtonElement | null>;
  /** Whether the analysis has ended; before that only names can be changed. */
  ended: boolean;
  onClose: () => void;
}

/** Initially open, since it is loaded when a name is first pressed. */
export function SpeakerMenu({ paragraph, anchor, ended, onClose }: Props) {
  const store = useSessionStore();
  const tools = useTextToolsStore();
  const { make } = useCorrect();
  const [writing, setWriting] = useState<Writing | null>(null);
  const [merging, setMerging] = useState<string | null>(null);
  const chosen = useRef(false);
  const asking = useRef(false);
  const segments = useSession(({ view }) => view.segments);
  const name = paragraph.speaker;
  const others = [...new Set(segments.flatMap(({ speaker }) => speaker ?? []))].filter((speaker) => speaker !== name);
  const here = paragraph.segments.map(({ id }) => id);
  /** All passages of this speaker from this paragraph on. */
  const fromHere = segments
    .slice(segments.findIndex(({ id }) => id === here[0]))
    .filter(({ speaker }) => speaker === name)
    .map(({ id }) => id);

  async function assign(ids: number[], speaker: string): Promise<string | null> {
    return make(
      [{ op: 'assign', segment_ids: ids, speaker }],
      ids === here ? textToolsMessages.passageIsBy(speaker) : textToolsMessages.fromHereIsBy(speaker),
    );
  }
  async function rename(next: string): Promise<string | null> {
    const same = others.find((other) => other.toLowerCase() === next.trim().toLowerCase());
    if (same !== undefined && ended) {
      asking.current = true;
      setMerging(same);
      return null;
    }
    const problem = await send('PATCH', `/api/sessions/${store.getState().view.session_id}`, {
      speaker_names: { [name ?? '']: next },
    });
    if (problem === null) {
      store.getState().say(textToolsMessages.renamed(name ?? '', next));
      tools.getState().set({ problem: null });
    }
    return problem;
  }
  function choose(act: () => void): () => void {
    return () => {
      chosen.current = true;
      act();
    };
  }
  const give = (ids: number[], speaker: string): (() => void) => choose(() => void assign(ids, speaker).then(onClose));

  if (merging !== null && name !== null) {
    return (
      <Confirm
        open
        onClose={onClose}
        back={anchor}
        title={textToolsMessages.mergeTitle}
        confirm={textToolsMessages.merge}
        keep={textToolsMessages.keepApart}
        act={() => make([{ op: 'merge', from: name, into: merging }], textToolsMessages.merged(name, merging))}
      >
        <p>{textToolsMessages.aboutMerge(name, merging)}</p>
      </Confirm>
    );
  }
  if (writing !== null) {
    const label =
      writing === 'rename'
        ? textToolsMessages.nameEverywhere(name ?? '')
        : writing === 'here'
          ? textToolsMessages.speakerHere
          : textToolsMessages.speakerFromHere;
    const save =
      writing === 'rename' ? rename : (next: string) => assign(writing === 'here' ? here : fromHere, next.trim());
    // If the name exists already, a question replaces the form.
    return (
      <NameForm
        label={label}
        value={writing === 'rename' ? (name ?? '') : ''}
        maxLength={longestName}
        save={save}
        onClose={() => !asking.current && onClose()}
      />
    );
  }
  return (
    <Menu.Root defaultOpen onOpenChange={(open) => !open && requestAnimationFrame(() => !chosen.current && onClose())}>
      <Menu.Portal>
        <Menu.Positioner anchor={anchor} align="start" sideOffset={4} collisionPadding={8} className="z-30">
          <Menu.Popup
            aria-label={name === null ? textToolsMessages.speakerHere : textToolsMessages.correct(name)}
            className="max-h-(--available-height) max-w-80 min-w-52 overflow-y-auto border border-line-strong bg-paper py-1 outline-none"
            finalFocus={() => !chosen.current}
          >
            {name !== null && (
              <Menu.Item className={item} onClick={choose(() => setWriting('rename'))}>
                {textToolsMessages.rename(name)}
              </Menu.Item>
            )}
            {ended && (
              <>
                <Menu.Group>
                  <Menu.GroupLabel className={group}>{textToolsMessages.groupHere}</Menu.GroupLabel>
                  {others.map((other) => (
                    <Menu.Item key={other} className={item} onClick={give(here, other)}>
                      {other}
                    </Menu.Item>
                  ))}
                  <Menu.Item className={item} onClick={choose(() => setWriting('here'))}>
                    {textToolsMessages.someoneElse}
                  </Menu.Item>
                </Menu.Group>
                <Menu.Group>
                  <Menu.GroupLabel className={group}>
                    {name === null ? textToolsMessages.groupUnknownFromHere : textToolsMessages.groupFromHere(name)}
                  </Menu.GroupLabel>
                  {others.map((other) => (
                    <Menu.Item key={other} className={item} onClick={give(fromHere, other)}>
                      {other}
                    </Menu.Item>
                  ))}
                  <Menu.Item className={item} onClick={choose(() => setWriting('onwards'))}>
                    {textToolsMessages.someoneElse}
                  </Menu.Item>
                </Menu.Group>
                {name !== null && others.length > 0 && (
                  <Menu.Group>
                    <Menu.GroupLabel className={group}>{textToolsMessages.groupSame(name)}</Menu.GroupLabel>
                    {others.map((other) => (
                      <Menu.Item key={other} className={item} onClick={choose(() => setMerging(other))}>
                        {other}
                      </Menu.Item>
                    ))}
                  </Menu.Group>
                )}
              </>
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
