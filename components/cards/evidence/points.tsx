import type { ReactNode } from 'react';
import type { Evidence } from '#lib/analyses/evidence/evidence';
import { placeQuotes, quoteIn } from '#lib/analyses/quotes/quote-places';
import { Folded } from '#components/cards/parts/folded';
import { Moment } from './moment';

interface Props {
  title: string;
  lines?: readonly string[];
  said?: boolean;
  evidence?: readonly Evidence[];
  children?: ReactNode;
}

/**
 * A small heading with its lines; nothing if there are no lines. With `said`, lines with quotes get their moment, from
 * `evidence`.
 */
export function Points({ title, children, lines = [], said = false, evidence = [] }: Props) {
  if (!children && lines.length === 0) return null;
  const places = said ? placeQuotes(lines.map(quoteIn), evidence) : [];
  const items = lines.map((line, index) => (
    <li
      key={`${index} ${line}`}
      className="pl-4 -indent-4 wrap-anywhere before:inline-block before:w-4 before:indent-0 before:text-ink-2 before:content-['–']"
    >
      {line}
      {said && <Moment of={line} start_s={places[index]?.start_s} />}
    </li>
  ));
  return (
    <section className="mt-4">
      <h3 className="text-note font-semibold text-ink-2">{title}</h3>
      {children ?? <Folded items={items} first={7} look="mt-0.5 space-y-1" />}
    </section>
  );
}
