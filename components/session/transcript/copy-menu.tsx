'use client';

import { Menu } from '@base-ui/react/menu';
import { useState } from 'react';
import { buttonClass } from '#components/ui/button';
import { clock } from '#lib/base/words';
import { plainText } from '#lib/client/transcript/paragraphs';
import { useClock, useSessionStore } from '#components/session/session-context';
import { transcriptMessages } from '#lib/messages/transcript';
import { textToolsMessages } from '#lib/messages/text-tools';

const item = 'flex min-h-11 items-center px-4 text-body outline-none data-highlighted:bg-tint';

/** Initially open, since it is loaded when its button is first pressed. */
export function CopyMenu() {
  const store = useSessionStore();
  const [problem, setProblem] = useState<string | null>(null);
  const { timed } = useClock();
  const named = store.getState().view.segments.some(({ speaker }) => speaker !== null);

  async function copy(times: boolean, names: boolean): Promise<void> {
    try {
      await navigator.clipboard.writeText(plainText(store.getState().view.segments, times ? clock : null, names));
      store.getState().say(textToolsMessages.copied);
      setProblem(null);
    } catch {
      setProblem(textToolsMessages.cannotCopy);
    }
  }

  const choices: [string, boolean, boolean][] = [
    ...(timed && named ? [[textToolsMessages.withTimesAndNames, true, true] satisfies [string, boolean, boolean]] : []),
    ...(named ? [[textToolsMessages.withNames, false, true] satisfies [string, boolean, boolean]] : []),
    ...(timed ? [[textToolsMessages.withTimes, true, false] satisfies [string, boolean, boolean]] : []),
    [textToolsMessages.wordsOnly, false, false],
  ];
  return (
    <>
      <Menu.Root defaultOpen>
        <Menu.Trigger className={`${buttonClass('quiet')} min-h-9! text-note`}>{transcriptMessages.copy}</Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner align="end" sideOffset={4} collisionPadding={8} className="z-30">
            <Menu.Popup className="min-w-48 border border-line-strong bg-paper py-1 outline-none">
              {choices.map(([name, times, names]) => (
                <Menu.Item key={name} className={item} onClick={() => void copy(times, names)}>
                  {name}
                </Menu.Item>
              ))}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {problem !== null && (
        <p role="alert" className="basis-full border-l-2 border-alert pl-3 text-note">
          {problem}
        </p>
      )}
    </>
  );
}
