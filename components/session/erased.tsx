import Link from 'next/link';
import { PageMessage } from '#components/ui/page-message';

/** What the address of an erased session shows. */
export function Erased() {
  return (
    <PageMessage title="This session was erased">
      <p>
        Its recording, its transcript and everything that was read in it are gone from the server. They cannot be
        brought back.
      </p>
      <p>
        <Link href="/" className="link">
          Start with a recording of your own
        </Link>
      </p>
    </PageMessage>
  );
}
