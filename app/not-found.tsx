import type { Metadata } from 'next';
import Link from 'next/link';
import { PageMessage } from '#components/ui/page-message';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <PageMessage title="There is nothing at this address">
      <p>
        The address is not complete, or the recording is not shared with you. If somebody sent it to you, ask them for
        it again.
      </p>
      <p>
        <Link href="/" className="link">
          Start with a recording of your own
        </Link>
      </p>
    </PageMessage>
  );
}
