import Link from 'next/link';
import { clock } from '#lib/base/words';
import type { Snippet } from '#lib/sessions/contract';

interface Props {
  /** The session's address, with the moment or the finding. */
  href: string;
  start_s: number | null;
  /** The speaker, or the name of the finding. */
  name: string | null;
  parts: Snippet['parts'];
}

/** One search result inside a session: its moment, its speaker or name, and its words. */
export function Place({ href, start_s, name, parts }: Props) {
  return (
    <Link href={href} prefetch={false} className="grid grid-cols-[3.5rem_minmax(0,1fr)] py-1.5 hover:text-accent">
      <span className="text-accent tabular-nums">{start_s === null ? '' : clock(start_s)}</span>
      <span className="[overflow-wrap:anywhere]">
        {name !== null && <strong className="font-semibold">{name}: </strong>}
        {parts.map((part, index) =>
          part.hit ? (
            <mark key={index} className="bg-tint font-semibold text-inherit">
              {part.text}
            </mark>
          ) : (
            part.text
          ),
        )}
      </span>
    </Link>
  );
}

/** The address of a session at a moment, where there is one. */
export function momentOf(address: string, start_s: number | null): string {
  return start_s === null ? address : `${address}#t=${start_s}`;
}
