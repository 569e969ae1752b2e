'use client';

import { useState } from 'react';
import { later } from '#components/ui/later';
import { Button } from '#components/ui/button';
import { sessionMessages } from '#lib/messages/session';

const ExportMenu = later(() => import('./export-menu').then((module) => module.ExportMenu), <Trigger />);

const exportClass = '-my-2.5 text-note';

function Trigger({ onWanted }: { onWanted?: () => void }) {
  return (
    <Button
      look="quiet"
      className={exportClass}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={() => void ExportMenu.prepare()}
      onFocus={() => void ExportMenu.prepare()}
      onClick={onWanted}
    >
      {sessionMessages.exportFile}
    </Button>
  );
}

/** Exports of the page. Like the owner's menu, the code is loaded with the first press. */
export function ExportMenuButton({ sessionId }: { sessionId: string }) {
  const [wanted, setWanted] = useState(false);
  return wanted ? (
    <ExportMenu sessionId={sessionId} className={exportClass} />
  ) : (
    <Trigger onWanted={() => setWanted(true)} />
  );
}
