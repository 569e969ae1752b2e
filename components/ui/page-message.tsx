import type { ReactNode } from 'react';

/** A page that consists of a message. */
export function PageMessage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="max-w-[36rem] pt-20">
      <h1 className="text-title font-semibold tracking-[-0.015em]">{title}</h1>
      <div className="mt-4 space-y-4 text-lead text-ink-2">{children}</div>
    </div>
  );
}
