'use client';

import { useState } from 'react';
import type { SessionSnapshot } from '#lib/sessions/contract';
import { later } from '#components/ui/later';
import { MoreIcon, moreClass, moreLabel } from '#components/ui/more-icon';

const OwnerMenu = later(() => import('./owner-menu').then((module) => module.OwnerMenu), <Trigger />);

function Trigger({ onWanted }: { onWanted?: () => void }) {
  return (
    <button
      type="button"
      aria-label={moreLabel}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={() => void OwnerMenu.prepare()}
      onFocus={() => void OwnerMenu.prepare()}
      onClick={onWanted}
      className={moreClass}
    >
      <MoreIcon />
    </button>
  );
}

/**
 * Menus and dialogs are a third of the page's code and few visitors open one, so they are loaded with the first press.
 */
export function OwnerMenuButton({ session, onRename }: { session: SessionSnapshot; onRename: () => void }) {
  const [wanted, setWanted] = useState(false);
  return wanted ? <OwnerMenu session={session} onRename={onRename} /> : <Trigger onWanted={() => setWanted(true)} />;
}
