'use client';

import Link from 'next/link';
import { Button } from '#components/ui/button';
import { useFocusKept } from '#components/ui/use-focus-kept';
import { bytes, count, list as listed, percent } from '#lib/base/words';
import type { Queued, UploadQueue } from '#lib/client/upload/upload-queue';
import { uploadQueueMessages as messages } from '#lib/messages/upload-queue';

interface Props {
  list: readonly Queued[];
  /** Names of files that a reload left unsent. */
  unsent: readonly string[];
  queue: () => UploadQueue;
  onChoose: () => void;
}

/** Several files being sent, each with its progress; nothing if there are none. */
export function UploadQueueList({ list, unsent, queue, onChoose }: Props) {
  const place = useFocusKept<HTMLElement>(list.map(({ state }) => state.kind).join());
  if (list.length === 0) return unsent.length === 0 ? null : <Unsent {...{ unsent, queue, onChoose }} />;
  const ended = list.every(({ state }) => state.kind !== 'waiting' && state.kind !== 'sending');
  return (
    <section ref={place} tabIndex={-1} aria-label={messages.files} className="border-y border-line py-4 outline-none">
      <p role="status" className={ended ? 'text-body' : 'text-lead wrap-anywhere'}>
        {ended ? ending(list) : going(list)}
      </p>
      <ul aria-label={messages.files} className="mt-2">
        {list.map((one) => (
          <Row key={one.key} one={one} queue={queue} />
        ))}
      </ul>
      {ended && (
        <Button look="quiet" className="mt-2" onClick={() => queue().clear()}>
          {messages.clear}
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
            aria-label={messages.uploadOf(file.name)}
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
        <Button look="quiet" aria-label={messages.cancelOne(file.name)} onClick={() => queue().cancel(key)}>
          {messages.cancel}
        </Button>
      )}
      {isOver && (
        <Button look="quiet" aria-label={messages.tryOneAgain(file.name)} onClick={() => queue().retry(key)}>
          {messages.tryAgain}
        </Button>
      )}
    </li>
  );
}

function Unsent({ unsent, queue, onChoose }: Omit<Props, 'list'>) {
  return (
    <section aria-label={messages.unsent} className="border-t border-line pt-4">
      <p className="text-body wrap-anywhere">
        {messages.unsentAfterReload(
          count(unsent.length, 'file'),
          listed(unsent.map((name) => `“${name}”`)),
          unsent.length === 1,
        )}
      </p>
      <div className="mt-3 flex flex-wrap gap-x-6 gap-y-3">
        <Button look="solid" onClick={onChoose}>
          {messages.chooseAgain}
        </Button>
        <Button look="quiet" onClick={() => queue().forgetUnsent()}>
          {messages.dismiss}
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
      return messages.waiting;
    case 'sending': {
      const { sent, total, waiting = null } = state.progress;
      if (waiting !== null) return waiting;
      return total > 0 && sent >= total
        ? messages.opening
        : messages.sentOf(bytes(sent), bytes(total), percent(shareOf(state.progress)));
    }
    case 'taken':
      return messages.taken;
    case 'refused':
      return messages.refused(state.sentence);
    case 'cancelled':
      return messages.cancelled;
  }
}

function going(list: readonly Queued[]): string {
  const ended = list.filter(({ state }) => state.kind !== 'waiting' && state.kind !== 'sending').length;
  return messages.going(ended + 1, list.length);
}

function ending(list: readonly Queued[]): string {
  const taken = list.filter(({ state }) => state.kind === 'taken').length;
  if (taken < list.length) return list.length === 1 ? messages.noneTaken : messages.someTaken(taken, list.length);
  if (taken === 1) return messages.oneTaken;
  return messages.allTaken(taken);
}
