'use client';

import type { RefObject } from 'react';
import { Confirm } from '#components/ui/confirm';
import { send } from '#lib/client/problem';
import { libraryMessages } from '#lib/messages/library';

/** Asks, and deletes a session: in a list, or from the menu of its own page. */
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
