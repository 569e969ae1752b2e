'use client';

import { useState } from 'react';
import { later } from '#components/ui/later';
import { Button } from '#components/ui/button';
import { transcriptMessages } from '#lib/messages/transcript';

const CopyMenu = later(() => import('./copy-menu').then((module) => module.CopyMenu), <Trigger />);

function Trigger({ onWanted }: { onWanted?: () => void }) {
  return (
    <Button
      look="quiet"
      className="min-h-9! text-note"
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={() => void CopyMenu.prepare()}
      onFocus={() => void CopyMenu.prepare()}
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
