'use client';

import { type ReactNode, useRef, useState } from 'react';
import { later } from '#components/ui/later';
import { recall, remember } from '#lib/client/remembered';
import type { Practice } from './notice-text';

/** Most visits do not see it. */
const NoticeDialog = later(() => import('./notice-dialog').then((module) => module.NoticeDialog));

/** Raised when the notice changes, so that it is shown again. */
const edition = '1';

interface Notice {
  /** Resolves to true once the notice has been accepted, now or at an earlier visit. */
  passed: () => Promise<boolean>;
  dialog: ReactNode;
  /** Loads the dialog, if it is still to be accepted. */
  prepare: () => void;
}

export function useNotice(practice: Practice): Notice {
  const [open, setOpen] = useState(false);
  // It stays when it is closed, so that it can return the focus.
  const [asked, setAsked] = useState(false);
  // A new external address makes the notice new, too.
  const accepted =
    practice.elsewhere === null
      ? edition
      : [edition, practice.elsewhere.host, ...(practice.elsewhere.recording ? ['recording'] : [])].join(' ');
  const answer = useRef<((accepted: boolean) => void) | null>(null);

  function passed(): Promise<boolean> {
    if (recall('notice') === accepted) return Promise.resolve(true);
    setAsked(true);
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

  function prepare(): void {
    if (recall('notice') !== accepted) void NoticeDialog.prepare();
  }

  const dialog = asked && <NoticeDialog practice={practice} open={open} onClose={close} />;
  return { passed, dialog, prepare };
}
