import Link from 'next/link';
import { clock } from '#lib/base/words';
import type { Snippet } from '#lib/sessions/contract';

interface Props {
  /** Of the session, with what is to be opened in it. */
  href: string;
  start_s: number | null;
  /** Who speaks, or what it is. */
  name: string | null;
  parts: Snippet['parts'];
}

/** A place that was searched for: its moment, who says it, and its words. */
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
