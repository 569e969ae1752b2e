import type { Metadata } from 'next';
import Link from 'next/link';
import { PageMessage } from '#components/ui/page-message';
import { pagesMessages } from '#lib/messages/pages';

export const metadata: Metadata = { title: pagesMessages.notFound };

export default function NotFound() {
  return (
    <PageMessage title={pagesMessages.notFoundTitle}>
      <p>{pagesMessages.notFoundText}</p>
      <p>
        <Link href="/" className="link">
          {pagesMessages.startOwn}
        </Link>
      </p>
    </PageMessage>
  );
}
