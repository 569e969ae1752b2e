'use client';

import Link from 'next/link';
import { Button } from '#components/ui/button';
import { useFocusKept } from '#components/ui/use-focus-kept';
import { bytes, count, list as listed, percent } from '#lib/base/words';
import type { Queued, UploadQueue } from '#lib/client/upload/upload-queue';

interface Props {
  list: readonly Queued[];
  /** Files that a reload left unsent, by name. */
  unsent: readonly string[];
  queue: () => UploadQueue;
  onChoose: () => void;
}

/** Several files on their way, each with how far it is; nothing where there are none. */
export function UploadQueueList({ list, unsent, queue, onChoose }: Props) {
  const place = useFocusKept<HTMLElement>(list.map(({ state }) => state.kind).join());
  if (list.length === 0) return unsent.length === 0 ? null : <Unsent {...{ unsent, queue, onChoose }} />;
  const ended = list.every(({ state }) => state.kind !== 'waiting' && state.kind !== 'sending');
  return (
    <section ref={place} tabIndex={-1} aria-label="Files" className="border-y border-line py-4 outline-none">
      <p role="status" className={ended ? 'text-body' : 'text-lead wrap-anywhere'}>
        {ended ? ending(list) : going(list)}
      </p>
      <ul aria-label="Files" className="mt-2">
        {list.map((one) => (
          <Row key={one.key} one={one} queue={queue} />
        ))}
      </ul>
      {ended && (
        <Button look="quiet" className="mt-2" onClick={() => queue().clear()}>
          Clear this list
        </Button>
      )}
    </section>
  );
}

function Row({ one: { key, file, state }, queue }: { one: Queued; queue: Props['queue'] }) {
  const isAhead = state.kind === 'waiting' || state.kind === 'sending';
  const isOver = state.kind === 'refused' || state.kind === 'cancelled';
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 border-t border-line py-1.5">
      <div className="min-w-0">
        <p className="wrap-anywhere">
          {state.kind === 'taken' ? (
            <Link href={`/s/${state.session_id}`} prefetch={false} className="link">
              {file.name}
            </Link>
          ) : (
            file.name
          )}
        </p>
        <p
          role={state.kind === 'refused' ? 'alert' : undefined}
          className={`text-note ${state.kind === 'refused' ? 'text-alert' : 'text-ink-2'}`}
        >
          {wordsOf(state)}
        </p>
        {state.kind === 'sending' && (
          <div
            role="progressbar"
            aria-label={`Upload of ${file.name}`}
            aria-valuenow={Math.round(shareOf(state.progress) * 100)}
            aria-valuemin={0}
            aria-valuemax={100}
            className="mt-1 h-1 bg-line"
          >
            <div className="h-full bg-accent" style={{ width: percent(shareOf(state.progress)).replace(' ', '') }} />
          </div>
        )}
      </div>
      {isAhead && (
        <Button look="quiet" aria-label={`Cancel ${file.name}`} onClick={() => queue().cancel(key)}>
          Cancel
        </Button>
      )}
      {isOver && (
        <Button look="quiet" aria-label={`Try again: ${file.name}`} onClick={() => queue().retry(key)}>
          Try again
        </Button>
      )}
    </li>
  );
}

function Unsent({ unsent, queue, onChoose }: Omit<Props, 'list'>) {
  return (
    <section aria-label="Files that were not sent" className="border-t border-line pt-4">
      <p className="text-body wrap-anywhere">
        When this page was reloaded, {count(unsent.length, 'file')} had not been sent:{' '}
        {listed(unsent.map((name) => `“${name}”`))}. Choose {unsent.length === 1 ? 'it' : 'them'} again to go on; what
        had arrived of a file is not sent twice.
      </p>
      <div className="mt-3 flex flex-wrap gap-x-6 gap-y-3">
        <Button look="solid" onClick={onChoose}>
          Choose again
        </Button>
        <Button look="quiet" onClick={() => queue().forgetUnsent()}>
          Dismiss
        </Button>
      </div>
    </section>
  );
}

function shareOf({ sent, total }: { sent: number; total: number }): number {
  return total > 0 ? Math.min(1, sent / total) : 0;
}

function wordsOf(state: Queued['state']): string {
  switch (state.kind) {
    case 'waiting':
      return 'waits for its turn';
    case 'sending': {
      const { sent, total, waiting = null } = state.progress;
      if (waiting !== null) return waiting;
      return total > 0 && sent >= total
        ? 'sent; the server is opening it'
        : `${bytes(sent)} of ${bytes(total)}, ${percent(shareOf(state.progress))}`;
    }
    case 'taken':
      return 'taken';
    case 'refused':
      return `Not taken. ${state.sentence}`;
    case 'cancelled':
      return 'cancelled';
  }
}

function going(list: readonly Queued[]): string {
  const ended = list.filter(({ state }) => state.kind !== 'waiting' && state.kind !== 'sending').length;
  return `Uploading file ${ended + 1} of ${list.length}`;
}

function ending(list: readonly Queued[]): string {
  const taken = list.filter(({ state }) => state.kind === 'taken').length;
  if (taken < list.length)
    return list.length === 1
      ? 'The file was not taken.'
      : `${taken} of ${list.length} files ${taken === 1 ? 'was' : 'were'} taken.`;
  if (taken === 1) return 'The file was taken; it has a page of its own, listed below.';
  return `${taken === 2 ? 'Both' : `All ${taken}`} files were taken; each has a page of its own, listed below.`;
}
