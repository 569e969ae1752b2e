'use client';

import { useState } from 'react';
import { later } from '#components/ui/later';
import { MoreIcon, moreClass } from '#components/ui/more-icon';
import type { CardMenuProps } from './card-menu';

const CardMenu = later(() => import('./card-menu').then((module) => module.CardMenu));

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
      onPointerEnter={() => void CardMenu.prepare()}
      onFocus={() => void CardMenu.prepare()}
      onClick={() => setWanted(true)}
      className={moreClass}
    >
      <MoreIcon />
    </button>
  );
}
