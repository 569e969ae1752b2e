'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '#components/ui/button';
import { Confirm } from '#components/ui/confirm';
import { send } from '#lib/client/problem';

export function EraseEverything() {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  return (
    <section aria-labelledby="erase-all">
      <h2 id="erase-all" className="text-lead font-semibold">
        Delete everything of yours
      </h2>
      <p className="mt-2 mb-4 text-ink-2">
        Every recording, transcript and reading that you made here, in whichever browser, with all links to them.
      </p>
      <Button look="danger" onClick={() => setAsking(true)}>
        Delete everything…
      </Button>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title="Delete everything of yours?"
        confirm="Delete everything for good"
        keep="Keep it all"
        act={async () => {
          const problem = await send('DELETE', '/api/owner');
          if (problem === null) router.push('/');
          return problem;
        }}
      >
        <p>
          All your sessions are erased from the server within a minute, and their addresses stop working for everybody.
          This cannot be undone.
        </p>
      </Confirm>
    </section>
  );
}
