'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { later } from '#components/ui/later';
import { accepted } from '#components/capture/accepted';
import type { Practice } from '#components/capture/notice-text';
import { PageDrop } from '#components/capture/page-drop';
import { RecordingLanguage } from '#components/capture/recording-language';
import { UploadQueueList } from '#components/capture/upload/upload-queue-list';
import { useNotice } from '#components/capture/use-notice';
import { useUploadQueue } from '#components/capture/upload/use-upload-queue';
import { Button } from '#components/ui/button';
import { libraryMessages } from '#lib/messages/library';

const LeftOver = later(() => import('#components/capture/upload/left-over').then((module) => module.LeftOver));

interface Props {
  practice: Practice;
  /** Whether the engine for speech may be told the language. */
  asksLanguage: boolean;
  /** Called when a file has become a session. */
  onTaken: () => void;
}

/** Takes files into the library, one after the other. */
export function AddFiles({ practice, asksLanguage, onTaken }: Props) {
  const { passed, dialog } = useNotice(practice);
  const { list, unsent, queue } = useUploadQueue(onTaken);
  const [language, setLanguage] = useState('');
  const picker = useRef<HTMLInputElement>(null);
  async function take(files: File[]): Promise<void> {
    if (files.length === 0 || !(await passed())) return;
    queue().add(files.map((file) => ({ name: file.name, size: file.size, content: file, language })));
  }
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  const onFiles = useCallback((files: File[]) => void latest.current(files), []);
  const choose = (): void => picker.current?.click();
  return (
    <div className="mt-5 space-y-4">
      <Button onClick={choose}>{libraryMessages.addRecordings}</Button>
      {asksLanguage && <RecordingLanguage value={language} onChange={setLanguage} />}
      <input
        ref={picker}
        type="file"
        multiple
        accept={accepted}
        aria-label={libraryMessages.filesLabel}
        hidden
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file can be chosen again after a refusal.
          event.target.value = '';
          void take(files);
        }}
      />
      <UploadQueueList list={list} unsent={unsent} queue={queue} onChoose={choose} />
      <LeftOver
        busy={list.some(({ state }) => state.kind === 'sending')}
        onChoose={choose}
        onFinished={onTaken}
        onSend={async (file) =>
          (await passed()) && queue().sendOne({ name: file.name, size: file.size, content: file, language })
        }
      />
      <PageDrop onFiles={onFiles} />
      {dialog}
    </div>
  );
}
