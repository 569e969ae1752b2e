'use client';

import { type ReactNode, type RefObject, useState } from 'react';
import { uiMessages } from '#lib/messages/ui';
import { Button } from './button';
import { Modal } from './modal';

/** Asks before something that cannot be undone. `act` returns null, or the sentence about the problem. */
export function Confirm(props: {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  confirm: string;
  keep?: string;
  act: () => Promise<string | null>;
  back?: RefObject<HTMLElement | null> | undefined;
}) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  function close(): void {
    setProblem(null);
    props.onClose();
  }

  async function run(): Promise<void> {
    setBusy(true);
    const sentence = await props.act();
    setBusy(false);
    setProblem(sentence);
    if (sentence === null) props.onClose();
  }

  return (
    <Modal
      open={props.open}
      onClose={close}
      title={props.title}
      back={props.back}
      actions={
        <>
          <Button onClick={close}>{props.keep ?? uiMessages.keepIt}</Button>
          <Button look="danger" disabled={busy} onClick={() => void run()}>
            {props.confirm}
          </Button>
        </>
      }
    >
      {props.children}
      {problem && (
        <p role="alert" className="text-alert">
          {problem}
        </p>
      )}
    </Modal>
  );
}
