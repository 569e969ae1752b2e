'use client';

import { AlertDialog } from '@base-ui/react/alert-dialog';
import type { ReactNode, RefObject } from 'react';

/** A dialog that must be answered before going on. Base UI handles the focus, Escape and the rest of the page. */
export function Modal(props: {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  actions: ReactNode;
  /** What gets the focus afterwards, if not the element that had it before: the item of a menu is gone by then. */
  back?: RefObject<HTMLElement | null> | undefined;
}) {
  return (
    <AlertDialog.Root open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-40 bg-shade" />
        <AlertDialog.Popup
          finalFocus={props.back ?? true}
          className="fixed top-1/2 left-1/2 z-50 max-h-[90dvh] w-[min(34rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 overflow-y-auto border border-line-strong bg-paper outline-none"
        >
          <div className="px-6 pt-6 sm:px-8 sm:pt-8">
            <AlertDialog.Title className="text-lead font-semibold">{props.title}</AlertDialog.Title>
            <AlertDialog.Description render={<div />} className="mt-3 space-y-3 text-body">
              {props.children}
            </AlertDialog.Description>
          </div>
          {/* Reachable however long the text is. */}
          <div className="sticky bottom-0 flex flex-wrap justify-end gap-3 bg-paper p-6 sm:px-8 sm:pb-8">
            {props.actions}
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
