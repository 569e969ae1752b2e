'use client';

import { type ReactNode, useRef, useState } from 'react';
import { Button } from '#components/ui/button';
import { Modal } from '#components/ui/modal';
import { recall, remember } from '#lib/client/remembered';
import { NoticeText } from './notice-text';

/** Raised when the notice says something new, so that it is shown again. */
const edition = '1';

/** `passed()` resolves to true once the notice has been accepted, now or at an earlier visit. */
export function useNotice(voiceInference: boolean): { passed: () => Promise<boolean>; dialog: ReactNode } {
  const [open, setOpen] = useState(false);
  const answer = useRef<((accepted: boolean) => void) | null>(null);

  function passed(): Promise<boolean> {
    if (recall('notice') === edition) return Promise.resolve(true);
    setOpen(true);
    return new Promise((resolve) => {
      answer.current = resolve;
    });
  }

  function close(accepted: boolean): void {
    if (accepted) remember('notice', edition);
    setOpen(false);
    answer.current?.(accepted);
    answer.current = null;
  }

  const dialog = (
    <Modal
      open={open}
      onClose={() => close(false)}
      title="Before your first recording"
      actions={
        <>
          <Button onClick={() => close(false)}>Not now</Button>
          <Button look="solid" onClick={() => close(true)}>
            I understand, go on
          </Button>
        </>
      }
    >
      <NoticeText voiceInference={voiceInference} />
    </Modal>
  );
  return { passed, dialog };
}
