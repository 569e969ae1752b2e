'use client';

import { useState } from 'react';
import { CopyButton } from '#components/ui/copy-button';
import { Button } from '#components/ui/button';
import { LocalTime } from '#components/ui/local-time';
import { ask } from '#lib/client/ask';
import { saveFile } from '#lib/client/recording/save-file';
import { ownerMessages } from '#lib/messages/owner';

const keyFile = 'undertone-key.txt';

/** A code for another browser, and a key to keep in case the cookies are lost. */
export function OtherDevice() {
  const [code, setCode] = useState<{ code: string; expires_at: string } | null>(null);
  const [saved, setSaved] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function make(): Promise<void> {
    const asked = await ask<{ code: string; expires_at: string }>('POST', '/api/owner/code');
    setProblem('problem' in asked ? asked.problem : null);
    setCode('value' in asked ? asked.value : null);
  }

  async function save(): Promise<void> {
    const asked = await ask<{ owner_token: string }>('POST', '/api/owner/key');
    setProblem('problem' in asked ? asked.problem : null);
    setSaved('value' in asked);
    if ('value' in asked) saveFile(new File([`${asked.value.owner_token}\n`], keyFile, { type: 'text/plain' }));
  }

  return (
    <section aria-labelledby="other-device">
      <h2 id="other-device" className="text-lead font-semibold">
        {ownerMessages.elsewhereTitle}
      </h2>
      <p className="mt-2 text-ink-2">{ownerMessages.codeText}</p>
      <p className="mt-2 text-ink-2">{ownerMessages.keyText}</p>
      <div className="mt-4 flex flex-wrap items-center gap-4">
        <Button look="solid" onClick={() => void make()}>
          {ownerMessages.makeCode}
        </Button>
        <Button onClick={() => void save()}>{ownerMessages.saveKey}</Button>
      </div>
      <div role="status">
        {code && (
          <div className="mt-4 border-l-2 border-accent pl-4">
            <p className="text-title font-semibold tracking-[0.04em]">{code.code}</p>
            <p className="mb-2 text-note text-ink-2">
              {ownerMessages.enterCodeUntil} <LocalTime iso={code.expires_at} />.
            </p>
            <CopyButton label={ownerMessages.copyCode} done={ownerMessages.codeCopied} text={() => code.code} />
          </div>
        )}
        {saved && <p className="mt-4">{ownerMessages.keySaved(keyFile)}</p>}
      </div>
      {problem && (
        <p role="alert" className="mt-3 text-alert">
          {problem}
        </p>
      )}
    </section>
  );
}
