'use client';

import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { Disclosure } from '#components/cards/parts/disclosure';
import { transcriptMessages } from '#lib/messages/transcript';
import { usePrinting } from './use-printing';

/** Words that are probably not what was said, shown only on request, and in print. */
export function DoubtedText({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const printing = usePrinting();
  useLayoutEffect(() => {
    const disclosure = box.current?.closest('details');
    if (!printing || !disclosure || disclosure.open) return;
    disclosure.open = true;
    return () => {
      disclosure.open = false;
    };
  }, [printing]);
  return (
    <Disclosure open={transcriptMessages.showDoubted} close={transcriptMessages.hideDoubted}>
      <div ref={box} className="mt-3">
        {children}
      </div>
    </Disclosure>
  );
}
