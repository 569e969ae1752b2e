'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '#components/ui/button';
import { Confirm } from '#components/ui/confirm';
import { send } from '#lib/client/problem';
import { ownerMessages } from '#lib/messages/owner';

export function EraseEverything() {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  return (
    <section aria-labelledby="erase-all">
      <h2 id="erase-all" className="text-lead font-semibold">
        {ownerMessages.deleteTitle}
      </h2>
      <p className="mt-2 mb-4 text-ink-2">{ownerMessages.deleteText}</p>
      <Button look="danger" onClick={() => setAsking(true)}>
        {ownerMessages.deleteButton}
      </Button>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={ownerMessages.deleteQuestion}
        confirm={ownerMessages.deleteConfirm}
        keep={ownerMessages.keepAll}
        act={async () => {
          const problem = await send('DELETE', '/api/owner');
          if (problem === null) router.push('/');
          return problem;
        }}
      >
        <p>{ownerMessages.deleteWarning}</p>
      </Confirm>
    </section>
  );
}
