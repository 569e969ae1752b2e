import type { FindingKind } from '#lib/analyses/evidence/finding';

/** In 12 units; filled or outlined, so that they can be distinguished without colour. */
const shapes: Record<FindingKind, { path: string; open?: boolean; look: string }> = {
  agreement: { path: 'M1.5 1.5H10.5V10.5H1.5Z', look: 'text-accent' },
  question: { path: 'M6 1.5A4.5 4.5 0 1 1 5.99 1.5Z', open: true, look: 'text-accent' },
  aim: { path: 'M6 1A5 5 0 1 1 5.99 1Z', look: 'text-accent' },
  pressure: { path: 'M6 0L12 6L6 12L0 6Z', look: 'text-tension' },
  conflict: { path: 'M6 1L11 6L6 11L1 6Z', open: true, look: 'text-tension' },
  feeling: { path: 'M6 1L11.5 11H.5Z', look: 'text-feeling' },
  argument: { path: 'M4 0H8V12H4Z', look: 'text-ink-2' },
  sound: { path: 'M1.5 3H10.5V9H1.5Z', open: true, look: 'text-ink-2' },
};

/** A finding’s shape by its kind, in the colour of its meaning. */
export function PinShape({ kind, className = '' }: { kind: FindingKind; className?: string }) {
  const { path, open = false, look } = shapes[kind];
  return (
    <svg aria-hidden="true" viewBox="0 0 12 12" width="12" height="12" className={`shrink-0 ${look} ${className}`}>
      <path
        d={path}
        fill={open ? 'var(--paper)' : 'currentColor'}
        stroke="currentColor"
        strokeWidth={open ? 1.75 : 0}
      />
    </svg>
  );
}
