import Link from 'next/link';
import { PageMessage } from '#components/ui/page-message';
import { sessionMessages } from '#lib/messages/session';

/** What the address of an erased session shows. */
export function Erased() {
  return (
    <PageMessage title={sessionMessages.erased.title}>
      <p>{sessionMessages.erased.gone}</p>
      <p>
        <Link href="/" className="link">
          {sessionMessages.erased.startOver}
        </Link>
      </p>
    </PageMessage>
  );
}
