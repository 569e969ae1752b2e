'use client';

import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { later } from '#components/ui/later';
import { libraryMessages } from '#lib/messages/library';

const DeleteConfirm = later(() => import('./delete-confirm').then((module) => module.DeleteConfirm));

const prepare = (): void => void DeleteConfirm.prepare();

export function DeleteSession({ session }: { session: { session_id: string; title: string } }) {
  const router = useRouter();
  // It stays when it is closed, so that it can return the focus.
  const [asked, setAsked] = useState(false);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-label={libraryMessages.deleteOne(session.title)}
        title={libraryMessages.delete}
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={() => {
          setAsked(true);
          setAsking(true);
        }}
        className="grid size-11 place-items-center text-ink-2 hover:text-alert"
      >
        <Trash2 size={17} strokeWidth={1.75} aria-hidden="true" />
      </button>
      {asked && (
        <DeleteConfirm
          session={session}
          open={asking}
          onClose={() => setAsking(false)}
          onDeleted={() => router.refresh()}
        />
      )}
    </>
  );
}
