'use client';

import { useSession } from '#components/session/session-context';
import type { CardType } from '#lib/analyses/steps';
import { capital, list, words } from '#lib/base/words';
import { draftLines } from '#lib/client/transcript/draft-lines';
import { noteMessages } from '#lib/messages/note';

/** A model's draft: unchecked, so plain text only. Changes four times a second, so it is not announced. */
export function Draft({ type }: { type: CardType }) {
  return <DraftText draft={useSession((state) => state.drafts[type])} />;
}

/** `draft` may be anything; it shows nothing until it is an object. */
export function DraftText({ draft }: { draft: unknown }) {
  const lines = draftLines(draft);
  if (lines.length === 0) return null;
  const bare = lines.filter(({ texts }) => texts.length === 0).map(({ field }) => words(field));
  return (
    <section
      aria-label={noteMessages.draft}
      aria-live="off"
      className="mt-4 border-l-2 border-line pl-4 text-note text-ink-2"
    >
      <p className="font-semibold">{noteMessages.unchecked}</p>
      <dl className="mt-1 space-y-1 wrap-anywhere">
        {lines
          .filter(({ texts }) => texts.length > 0)
          .map(({ field, texts }) => (
            <div key={field} className="line-clamp-2">
              <dt className="inline">{capital(words(field))}: </dt>
              <dd className="inline text-ink">{texts.join(' · ')}</dd>
            </div>
          ))}
      </dl>
      {bare.length > 0 && (
        <p className="mt-1">
          {lines.length > bare.length ? noteMessages.alsoWritten(list(bare)) : noteMessages.writtenSoFar(list(bare))}
        </p>
      )}
    </section>
  );
}
