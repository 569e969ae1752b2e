'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { importWithRetry } from '#lib/client/import-with-retry';
import type { SessionSnapshot } from '#lib/sessions/contract';
import { MoreIcon, moreClass, moreLabel } from '#components/ui/more-icon';

const load = () => importWithRetry(() => import('./owner-menu')).then((module) => module.OwnerMenu);
const OwnerMenu = dynamic(load, { ssr: false, loading: () => <Trigger /> });

function Trigger({ onWanted }: { onWanted?: () => void }) {
  return (
    <button
      type="button"
      aria-label={moreLabel}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
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
