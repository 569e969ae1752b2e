'use client';

import { useRouter } from 'next/navigation';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { Button } from '#components/ui/button';
import { Modal } from '#components/ui/modal';
import { useFocusKept } from '#components/ui/use-focus-kept';
import { ask } from '#lib/client/ask';
import type { SharingAnswer, Visibility } from '#lib/sessions/access/sharing-contract';
import { CopyButton } from '#components/ui/copy-button';
import { sharingMessages } from '#lib/messages/sharing';
import { EndChoice, endOf, type Span } from './end-choice';
import { SharedLinks } from './shared-links';

const choices: { value: Visibility; text: string; note: string }[] = [
  { value: 'link', ...sharingMessages.link },
  { value: 'private', ...sharingMessages.private },
];

/** The access to a session. Changes take effect at once, also for current viewers. */
export function ShareDialog({
  sessionId,
  open,
  onClose,
  back,
}: {
  sessionId: string;
  open: boolean;
  onClose: () => void;
  back: RefObject<HTMLElement | null>;
}) {
  const router = useRouter();
  const path = `/api/sessions/${sessionId}/share`;
  const [sharing, setSharing] = useState<SharingAnswer | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [span, setSpan] = useState<Span>('week');
  const [revoked, setRevoked] = useState(0);
  const fresh = useRef<HTMLDivElement>(null);
  const links = useFocusKept<HTMLElement>(revoked);

  async function change(method: 'POST' | 'DELETE', body: object): Promise<void> {
    const before = sharing;
    const asked = await ask<SharingAnswer>(method, path, body);
    setProblem('problem' in asked ? asked.problem : null);
    setSharing('value' in asked ? asked.value : before);
    // Without a connection a refresh would leave the page.
    if ('value' in asked) router.refresh();
  }

  /** Shown as chosen at once; the server's answer replaces it. */
  function choose(visibility: Visibility): void {
    setSharing((known) => known && { ...known, visibility });
    void change('POST', { visibility });
  }

  const made = sharing?.made?.url;
  useEffect(() => {
    if (made !== undefined) fresh.current?.scrollIntoView({ block: 'nearest' });
  }, [made]);

  useEffect(() => {
    if (!open) return;
    void ask<SharingAnswer>('GET', path).then((asked) => {
      setProblem('problem' in asked ? asked.problem : null);
      if ('value' in asked) setSharing(asked.value);
    });
  }, [open, path]);

  return (
    <Modal
      open={open}
      onClose={onClose}
      back={back}
      title={sharingMessages.title}
      actions={<Button onClick={onClose}>{sharingMessages.done}</Button>}
    >
      {sharing === null && problem === null && <p className="text-ink-2">{sharingMessages.loading}</p>}
      {sharing && (
        <>
          <fieldset>
            <legend className="font-semibold">{sharingMessages.whoCanView}</legend>
            {choices.map(({ value, text, note }) => (
              <label key={value} className="flex min-h-11 items-start gap-3 py-2">
                <input
                  type="radio"
                  name="visibility"
                  className="mt-1.5 accent-accent"
                  checked={sharing.visibility === value}
                  onChange={() => choose(value)}
                />
                <span>
                  {text}
                  <span className="block text-note text-ink-2">{note}</span>
                </span>
              </label>
            ))}
          </fieldset>
          {sharing.visibility === 'link' && (
            <EndChoice
              label={sharingMessages.addressWorks}
              until={sharing.expires_at}
              onChange={(chosen) => void change('POST', endOf(chosen))}
            />
          )}
          <section
            ref={links}
            tabIndex={-1}
            aria-labelledby="further-links"
            className="border-t border-line pt-4 outline-none"
          >
            <h3 id="further-links" className="font-semibold">
              {sharingMessages.furtherLinks}
            </h3>
            <p className="text-note text-ink-2">{sharingMessages.aboutLinks}</p>
            <SharedLinks
              links={sharing.links}
              onRevoke={(link_id) => void change('DELETE', { link_id }).then(() => setRevoked((count) => count + 1))}
            />
            <div className="mt-2 flex flex-wrap items-end gap-4">
              <EndChoice label={sharingMessages.newLinkWorks} value={span} onChange={setSpan} />
              <Button onClick={() => void change('POST', { link: endOf(span) })}>{sharingMessages.makeLink}</Button>
            </div>
            {sharing.made && (
              <div ref={fresh} role="status" className="mt-4 scroll-mb-28 border-l-2 border-accent pl-4">
                <p className="text-note text-ink-2">{sharingMessages.newLink}</p>
                <p className="wrap-anywhere">{window.location.origin + sharing.made.url}</p>
                <CopyButton
                  label={sharingMessages.copyNewLink}
                  done={sharingMessages.linkCopied}
                  text={() => window.location.origin + (sharing.made?.url ?? '')}
                />
              </div>
            )}
          </section>
        </>
      )}
      {problem && (
        <p role="alert" className="text-alert">
          {problem}
        </p>
      )}
    </Modal>
  );
}
