import Link from 'next/link';
import { PageMessage } from '#components/ui/page-message';
import { sessionPagesMessages } from '#lib/messages/session-pages';

/** The page at the address of a deleted session. */
export function Erased() {
  return (
    <PageMessage title={sessionPagesMessages.erased}>
      <p>{sessionPagesMessages.erasedText}</p>
      <p>
        <Link href="/" className="link">
          {sessionPagesMessages.startOver}
        </Link>
      </p>
    </PageMessage>
  );
}
