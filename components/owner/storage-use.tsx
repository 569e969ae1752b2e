import { ownerMessages } from '#lib/messages/owner';
import type { OwnerAccount } from '#lib/runtime/owner-account';

/** An owner's storage and spending, with their limits. */
export function StorageUse({ account: { kept, spent_today_usd, limits } }: { account: OwnerAccount }) {
  const rows = [
    {
      what: ownerMessages.size,
      used: size(kept.bytes),
      most: limits.max_bytes === null ? null : size(limits.max_bytes),
    },
    {
      what: ownerMessages.length,
      used: `${hours(kept.duration_s)} h`,
      most: limits.max_s === null ? null : `${hours(limits.max_s)} h`,
    },
    ...(spent_today_usd === null
      ? []
      : [
          {
            what: ownerMessages.model,
            used: dollars(spent_today_usd),
            most: limits.budget_usd === null ? null : dollars(limits.budget_usd),
          },
        ]),
  ];
  return (
    <section aria-labelledby="keeping">
      <h2 id="keeping" className="text-lead font-semibold">
        {ownerMessages.keepingTitle}
      </h2>
      <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-8 gap-y-1">
        {rows.map(({ what, used, most }) => (
          <div key={what} className="contents">
            <dt className="text-ink-2">{what}</dt>
            <dd>{most === null ? used : ownerMessages.usedOf(used, most)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function size(bytes: number): string {
  if (bytes < 1e9) return `${(bytes / 1e6).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
  return `${(bytes / 1e9).toLocaleString('en', { maximumFractionDigits: 2 })} GB`;
}

function hours(seconds: number): string {
  return (seconds / 3600).toLocaleString('en', { maximumFractionDigits: 1 });
}

function dollars(usd: number): string {
  return `$${usd.toFixed(2)}`;
}
