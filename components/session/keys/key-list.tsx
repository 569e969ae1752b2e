'use client';

import { Button } from '#components/ui/button';
import { Modal } from '#components/ui/modal';
import { keyName } from '#lib/client/session/commands';
import { useSession } from '#components/session/session-context';
import { commandsMessages } from '#lib/messages/commands';

/** All keyboard shortcuts of the page. */
export function KeyList({ onClose }: { onClose: () => void }) {
  const commands = useSession((state) => state.commands);
  const lines = [
    ...commands.flatMap(({ name, keys = [] }) => (keys.length === 0 ? [] : [{ name, keys }])),
    { name: commandsMessages.allCommands, keys: [commandsMessages.allCommandsKey] },
  ];
  return (
    <Modal
      open
      onClose={onClose}
      title={commandsMessages.keys}
      actions={
        <Button look="solid" onClick={onClose}>
          {commandsMessages.close}
        </Button>
      }
    >
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1.5">
        {lines.map(({ name, keys }) => (
          <div key={name} className="contents">
            <dt className="flex gap-2">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="min-w-7 border border-line-strong px-1.5 text-center font-[inherit] text-note"
                >
                  {keyName(key)}
                </kbd>
              ))}
            </dt>
            <dd>{name}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
