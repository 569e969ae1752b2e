'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '#components/ui/button';
import { importWithRetry } from '#lib/client/import-with-retry';
import { transcriptMessages } from '#lib/messages/transcript';

const load = () => importWithRetry(() => import('./copy-menu')).then((module) => module.CopyMenu);
const CopyMenu = dynamic(load, { ssr: false, loading: () => <Trigger /> });

function Trigger({ onWanted }: { onWanted?: () => void }) {
  return (
    <Button
      look="quiet"
      className="min-h-9! text-note"
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      onClick={onWanted}
    >
      {transcriptMessages.copy}
    </Button>
  );
}

/** Copies the text. The code is loaded with the first press. */
export function CopyMenuButton() {
  const [wanted, setWanted] = useState(false);
  return wanted ? <CopyMenu /> : <Trigger onWanted={() => setWanted(true)} />;
}
