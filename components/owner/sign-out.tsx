'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '#components/ui/button';
import { Confirm } from '#components/ui/confirm';
import { send } from '#lib/client/problem';
import { ownerMessages } from '#lib/messages/owner';

/** For the case that a key or a code got into the wrong hands. */
export function SignOut() {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [isDone, setDone] = useState(false);
  return (
    <section aria-labelledby="sign-out">
      <h2 id="sign-out" className="text-lead font-semibold">
        {ownerMessages.signOutTitle}
      </h2>
      <p className="mt-2 mb-4 text-ink-2">{ownerMessages.signOutText}</p>
      <Button onClick={() => setAsking(true)}>{ownerMessages.signOutButton}</Button>
      <p role="status" className="mt-3">
        {isDone && ownerMessages.signedOut}
      </p>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={ownerMessages.signOutQuestion}
        confirm={ownerMessages.signOutTitle}
        keep={ownerMessages.leaveAsIs}
        act={async () => {
          const problem = await send('POST', '/api/owner/sign-out');
          if (problem === null) {
            setDone(true);
            router.refresh();
          }
          return problem;
        }}
      >
        <p>{ownerMessages.signOutWarning}</p>
      </Confirm>
    </section>
  );
}
