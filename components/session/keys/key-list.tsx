'use client';

import { Button } from '#components/ui/button';
import { Modal } from '#components/ui/modal';
import { keyName } from '#lib/client/session/commands';
import { useSession } from '#components/session/session-context';

/** All keys of the page. */
export function KeyList({ onClose }: { onClose: () => void }) {
  const commands = useSession((state) => state.commands);
  const lines = [
    ...commands.flatMap(({ name, keys = [] }) => (keys.length === 0 ? [] : [{ name, keys }])),
    { name: 'Everything that can be done here', keys: ['Ctrl or Cmd K'] },
  ];
  return (
    <Modal
      open
      onClose={onClose}
      title="Keys"
      actions={
        <Button look="solid" onClick={onClose}>
          Close
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
