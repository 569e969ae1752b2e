'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '#components/ui/button';
import { Confirm } from '#components/ui/confirm';
import { send } from '#lib/client/problem';

/** For the day on which a key or a code got into wrong hands. */
export function SignOut() {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [isDone, setDone] = useState(false);
  return (
    <section aria-labelledby="sign-out">
      <h2 id="sign-out" className="text-lead font-semibold">
        Sign out everywhere
      </h2>
      <p className="mt-2 mb-4 text-ink-2">
        Every other browser, saved key, code and program loses your recordings at once. This browser keeps them.
      </p>
      <Button onClick={() => setAsking(true)}>Sign out everywhere…</Button>
      <p role="status" className="mt-3">
        {isDone && 'Done: only this browser has your recordings now. Save your key anew.'}
      </p>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title="Sign out everywhere?"
        confirm="Sign out everywhere"
        keep="Leave it as it is"
        act={async () => {
          const problem = await send('POST', '/api/owner/sign-out');
          if (problem === null) {
            setDone(true);
            router.refresh();
          }
          return problem;
        }}
      >
        <p>Keys that you saved earlier open nothing any more. Links that you shared go on working.</p>
      </Confirm>
    </section>
  );
}
