import type { ReactNode } from 'react';
import { Folded } from './folded';
import { Moment } from './moment';

/** A small heading with its lines; nothing at all where there are no lines. With `said`, a line that quotes gets its moment. */
export function Points({ title, children, lines = [], said = false }: { title: string; lines?: readonly string[]; said?: boolean; children?: ReactNode }) {
  if (!children && lines.length === 0) return null;
  const items = lines.map((line, index) => (
    <li key={`${index} ${line}`} className="pl-4 -indent-4 wrap-anywhere before:inline-block before:w-4 before:indent-0 before:text-ink-2 before:content-['–']">
      {line}
      {said && <Moment of={line} />}
    </li>
  ));
  return (
    <section className="mt-4">
      <h3 className="text-note font-semibold text-ink-2">{title}</h3>
      {children ?? <Folded items={items} first={7} look="mt-0.5 space-y-1" />}
    </section>
  );
}
