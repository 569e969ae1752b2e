'use client';

import { type ReactNode, useRef, useState } from 'react';
import { Button } from '#components/ui/button';
import { Modal } from '#components/ui/modal';
import { recall, remember } from '#lib/client/remembered';
import { captureMessages } from '#lib/messages/capture';
import { NoticeText, type Practice } from './notice-text';

/** Raised when the notice changes, so that it is shown again. */
const edition = '1';

/** `passed()` resolves to true once the notice has been accepted, now or at an earlier visit. */
export function useNotice(practice: Practice): { passed: () => Promise<boolean>; dialog: ReactNode } {
  const [open, setOpen] = useState(false);
  // A new external address makes the notice new, too.
  const accepted =
    practice.elsewhere === null
      ? edition
      : [edition, practice.elsewhere.host, ...(practice.elsewhere.recording ? ['recording'] : [])].join(' ');
  const answer = useRef<((accepted: boolean) => void) | null>(null);

  function passed(): Promise<boolean> {
    if (recall('notice') === accepted) return Promise.resolve(true);
    setOpen(true);
    return new Promise((resolve) => {
      answer.current = resolve;
    });
  }

  function close(agreed: boolean): void {
    if (agreed) remember('notice', accepted);
    setOpen(false);
    answer.current?.(agreed);
    answer.current = null;
  }

  const dialog = (
    <Modal
      open={open}
      onClose={() => close(false)}
      title={captureMessages.noticeTitle}
      actions={
        <>
          <Button onClick={() => close(false)}>{captureMessages.notNow}</Button>
          <Button look="solid" onClick={() => close(true)}>
            {captureMessages.understand}
          </Button>
        </>
      }
    >
      <NoticeText practice={practice} />
    </Modal>
  );
  return { passed, dialog };
}
