import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { DisputedKinds } from '#components/owner/disputed-kinds';
import { EraseEverything } from '#components/owner/erase-everything';
import { StorageUse } from '#components/owner/storage-use';
import { OtherDevice } from '#components/owner/other-device';
import { RedeemForm } from '#components/owner/redeem-form';
import { SignOut } from '#components/owner/sign-out';
import { AuditList } from '#components/owner/audit-list';
import { pagesMessages } from '#lib/messages/pages';
import { ownerAccount } from '#lib/runtime/owner-account';
import { getRuntime } from '#lib/runtime/runtime';

export const metadata: Metadata = { title: pagesMessages.ownerTitle };
export const dynamic = 'force-dynamic';

/** Moving to another browser, returning after lost cookies, and deleting everything. */
export default async function OwnerPage() {
  const { sessions, disputes, visitorOf, settings } = getRuntime();
  const visitor = visitorOf(await headers());
  const [own, counts] = await Promise.all([sessions.library(visitor, { limit: 1 }), disputes.counts(visitor)]);
  const account = visitor.owner_id === null ? null : await ownerAccount(visitor.owner_id);
  const { RETENTION_DAYS: days } = settings;
  // A visitor without sessions has come to move their own here. The keys keep the form and its state when its place
  // changes after a code was used.
  const bring = <RedeemForm key="bring" own={own.sessions.length} />;
  const take = <OtherDevice key="take" />;
  return (
    <div className="max-w-[40rem]">
      <h1 className="pt-10 text-title font-semibold tracking-[-0.015em] sm:pt-14">{pagesMessages.ownerTitle}</h1>
      <p className="mt-4 text-lead text-ink-2">
        {pagesMessages.ownerIntro}
        {own.sessions.length === 0 && pagesMessages.noRecordings}{' '}
        {days > 0 ? pagesMessages.erasedAfter(days) : pagesMessages.keptForever}
      </p>
      <div className="mt-10 space-y-12">
        {own.sessions.length === 0 ? [bring, take] : [take, bring]}
        {account && <StorageUse account={account} />}
        {account && <AuditList account={account} />}
        <DisputedKinds counts={counts} />
        <SignOut />
        <EraseEverything />
      </div>
    </div>
  );
}
