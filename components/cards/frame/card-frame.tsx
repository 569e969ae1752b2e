'use client';

import { type ReactNode, useRef } from 'react';
import { type FramedStep, useCardMatter } from './card-matter';

interface Props {
  step: FramedStep;
  title: string;
  /** Next to the heading. */
  aside?: ReactNode;
  /** Fills a column of its own and scrolls inside it. */
  column?: boolean;
  children: ReactNode;
}

/** A card that is always open: heading, owner's menu, and reading. */
export function CardFrame({ step, title, aside, column = false, children }: Props) {
  const { analysis_type: type, state } = step;
  const article = useRef<HTMLElement>(null);
  const { menu, notices } = useCardMatter(step, title, undefined, article);
  const heading = `heading-${type}`;
  return (
    <article
      ref={article}
      id={type}
      data-analysis={type}
      data-state={state}
      aria-labelledby={heading}
      aria-busy={state === 'running'}
      className={`border-t-2 border-ink pt-3 ${column ? 'lg:flex lg:min-h-0 lg:flex-col' : ''}`}
    >
      <div className="flex items-baseline justify-between gap-4">
        <h2 id={heading} className="min-w-0 text-body font-semibold wrap-anywhere">
          {title}
        </h2>
        <div className="no-print flex items-baseline gap-3">
          {aside}
          {menu}
        </div>
      </div>
      {notices}
      {children}
    </article>
  );
}
