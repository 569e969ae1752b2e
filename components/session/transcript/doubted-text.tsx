import type { ReactNode } from 'react';
import { Disclosure } from '#components/cards/parts/disclosure';
import { transcriptMessages } from '#lib/messages/transcript';

/** Words that are probably not what was said, shown only on request. */
export function DoubtedText({ children }: { children: ReactNode }) {
  return (
    <Disclosure open={transcriptMessages.showDoubted} close={transcriptMessages.hideDoubted}>
      <div className="mt-3">{children}</div>
    </Disclosure>
  );
}
