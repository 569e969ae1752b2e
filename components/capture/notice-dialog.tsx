'use client';

import { Button } from '#components/ui/button';
import { Modal } from '#components/ui/modal';
import { captureMessages } from '#lib/messages/capture';
import { NoticeText, type Practice } from './notice-text';

/** The notice that must be accepted before the first recording. */
export function NoticeDialog({
  practice,
  open,
  onClose,
}: {
  practice: Practice;
  open: boolean;
  /** Called with whether it was accepted. */
  onClose: (agreed: boolean) => void;
}) {
  return (
    <Modal
      open={open}
      onClose={() => onClose(false)}
      title={captureMessages.noticeTitle}
      actions={
        <>
          <Button onClick={() => onClose(false)}>{captureMessages.notNow}</Button>
          <Button look="solid" onClick={() => onClose(true)}>
            {captureMessages.understand}
          </Button>
        </>
      }
    >
      <NoticeText practice={practice} />
    </Modal>
  );
}
