'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { SpeakerCount } from '#lib/analyses/measures/speaker-counts';
import { sendableText } from '#lib/client/upload/upload';
import type { UploadQueue } from '#lib/client/upload/upload-queue';
import { captureMessages } from '#lib/messages/capture';
import type { Wanted } from '#lib/speech/transcripts/contract';
import type { Doubtful } from '#components/capture/text/doubtful-file';
import { doubtfulText } from '#components/capture/text/use-text-preview';
import type { useUpload } from '#components/capture/upload/use-upload';

interface TakingOptions {
  /** No file is accepted meanwhile. */
  busy: boolean;
  /** Whether the notice has been accepted. */
  passed: () => Promise<boolean>;
  start: ReturnType<typeof useUpload>['start'];
  queue: () => UploadQueue;
}

/** undefined if the default reading is wanted. */
function asked(wanted: Wanted): Wanted | undefined {
  return Object.keys(wanted).length > 0 ? wanted : undefined;
}

/** Accepts files and texts with their options, and sends them once the notice has been accepted. */
export function useTaking({ busy, passed, start, queue }: TakingOptions) {
  const [hint, setHint] = useState<string | null>(null);
  const [language, setLanguage] = useState('');
  const [speakers, setSpeakers] = useState<SpeakerCount | null>(null);
  const [doubtful, setDoubtful] = useState<Doubtful | null>(null);
  const expected = useRef<{ name: string; size: number } | null>(null);
  const counted = speakers === null ? {} : { speakers };

  const send = async (file: File, spoken = language): Promise<boolean> =>
    (await start({ name: file.name, size: file.size, content: file, language: spoken, ...counted })) === 'created';

  async function take(files: File[], spoken = language): Promise<void> {
    const [file] = files;
    if (busy || !file) return;
    if (files.length > 1 || queue().isWorking) return takeSeveral(files);
    const other =
      expected.current !== null && (expected.current.name !== file.name || expected.current.size !== file.size);
    expected.current = null;
    setHint(other ? captureMessages.otherFile(file.name) : null);
    const read = await doubtfulText(file);
    setDoubtful(read && { file, ...read });
    if (!read && (await passed())) await send(file, spoken);
  }

  /** One after the other; each becomes a session in the list below. */
  async function takeSeveral(files: File[]): Promise<void> {
    expected.current = null;
    setHint(null);
    setDoubtful(null);
    if (!(await passed())) return;
    queue().add(files.map((file) => ({ name: file.name, size: file.size, content: file, language, ...counted })));
  }

  async function takeText(text: string, wanted: Wanted): Promise<void> {
    if (busy) return;
    setHint(null);
    if (await passed()) await start(sendableText(text, asked(wanted)));
  }

  async function takeDoubtful({ file }: Doubtful, wanted: Wanted): Promise<void> {
    setDoubtful(null);
    if (!busy && (await passed()))
      await start({ name: file.name, size: file.size, content: file, wanted: asked(wanted) });
  }

  const latestTake = useRef(take);
  useEffect(() => {
    latestTake.current = take;
  });
  const onFiles = useCallback((files: File[]) => void latestTake.current(files), []);

  return {
    ...{ language, setLanguage, speakers, setSpeakers },
    ...{ hint, doubtful, send, take, takeText, takeDoubtful },
    /** `take` as a function with a stable identity. */
    onFiles,
    clearHint: () => setHint(null),
    leaveDoubtful: () => setDoubtful(null),
    /** The file that should be chosen next; a different one gets a hint. */
    expect: (file: { name: string; size: number }) => {
      expected.current = file;
    },
  };
}
