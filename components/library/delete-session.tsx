'use client';

import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type RefObject, useState } from 'react';
import { Confirm } from '#components/ui/confirm';
import { send } from '#lib/client/problem';
import { libraryMessages } from '#lib/messages/library';

export function DeleteSession({ session }: { session: { session_id: string; title: string } }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-label={libraryMessages.deleteOne(session.title)}
        title={libraryMessages.delete}
        onClick={() => setAsking(true)}
        className="grid size-11 place-items-center text-ink-2 hover:text-alert"
      >
        <Trash2 size={17} strokeWidth={1.75} aria-hidden="true" />
      </button>
      <DeleteConfirm
        session={session}
        open={asking}
        onClose={() => setAsking(false)}
        onDeleted={() => router.refresh()}
      />
    </>
  );
}

/** Also used from the menu of the session's own page. */
export function DeleteConfirm(props: {
  session: { session_id: string; title: string };
  open: boolean;
  onClose: () => void;
  onDeleted: () => void;
  back?: RefObject<HTMLElement | null>;
}) {
  const { session } = props;
  return (
    <Confirm
      open={props.open}
      onClose={props.onClose}
      back={props.back}
      title={libraryMessages.deleteQuestion}
      confirm={libraryMessages.deleteForGood}
      act={async () => {
        const problem = await send('DELETE', `/api/sessions/${session.session_id}`);
        if (problem === null) props.onDeleted();
        return problem;
      }}
    >
      <p>{libraryMessages.deleteWarning(session.title)}</p>
    </Confirm>
  );
}
