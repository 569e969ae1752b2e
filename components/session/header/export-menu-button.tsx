'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '#components/ui/button';
import { importWithRetry } from '#lib/client/import-with-retry';
import { sessionMessages } from '#lib/messages/session';

const load = () => importWithRetry(() => import('./export-menu')).then((module) => module.ExportMenu);
const ExportMenu = dynamic(load, { ssr: false, loading: () => <Trigger /> });

const exportClass = '-my-2.5 text-note';

function Trigger({ onWanted }: { onWanted?: () => void }) {
  return (
    <Button
      look="quiet"
      className={exportClass}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
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
