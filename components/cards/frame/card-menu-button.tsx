'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { MoreIcon, moreClass } from '#components/ui/more-icon';
import { importWithRetry } from '#lib/client/import-with-retry';
import type { CardMenuProps } from './card-menu';

const load = () => importWithRetry(() => import('./card-menu')).then((module) => module.CardMenu);
const CardMenu = dynamic(load, { ssr: false });

/** Like the session's own menu, its code is loaded with the first press. */
export function CardMenuButton(props: CardMenuProps) {
  const [wanted, setWanted] = useState(false);
  if (wanted) return <CardMenu {...props} />;
  return (
    <button
      type="button"
      aria-label={props.label}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      onClick={() => setWanted(true)}
      className={moreClass}
    >
      <MoreIcon />
    </button>
  );
}
