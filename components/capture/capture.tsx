'use client';

import { Mic } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Button } from '#components/ui/button';
import { useGoingLive } from '#components/live/use-live';
import { useFocusKept } from '#components/ui/use-focus-kept';
import type { SpeakerCount } from '#lib/analyses/measures/speaker-counts';
import { importWithRetry } from '#lib/client/import-with-retry';
import type { Recorded } from '#lib/client/recording/recorder';
import { sendableText } from '#lib/client/upload/upload';
import { captureMessages } from '#lib/messages/capture';
import type { Wanted } from '#lib/speech/transcripts/contract';
import { accepted } from './accepted';
import type { Practice } from './notice-text';
import { PageDrop } from './page-drop';
import { PasteText } from './paste-text';
import { RecorderPanel } from './recorder-panel';
import { RecordingLanguage } from './recording-language';
import { type Sample, Samples } from './samples';
import { SpeakersBefore } from './speakers-before';
import { UploadQueueList } from './upload-queue-list';
import { UploadStatus } from './upload-status';
import { type Doubtful, DoubtfulFile } from './doubtful-file';
import { doubtfulText } from './use-text-preview';
import { useLeaveWarning } from './use-leave-warning';
import { useNotice } from './use-notice';
import { useRecorder } from './use-recorder';
import { UnsentRecording } from './unsent-recording';
import { useUpload } from './use-upload';
import { useUploadQueue } from './use-upload-queue';

/** Few visits have left something over, so what sends and shows it comes after the page. */
const LeftOver = dynamic(() => importWithRetry(() => import('./left-over')).then((module) => module.LeftOver), {
  ssr: false,
});

const RecordLive = dynamic(
  () => importWithRetry(() => import('#components/live/record-live')).then((module) => module.RecordLive),
  { ssr: false },
);

/** Nothing, where the text is read as it would be anyway. */
function asked(wanted: Wanted): Wanted | undefined {
  return Object.keys(wanted).length > 0 ? wanted : undefined;
}

/** Everything that brings a conversation in: drop, file, microphone, text, sample. */
export function Capture({
  samples,
  practice,
  asksLanguage = false,
}: {
  samples: readonly Sample[];
  practice: Practice;
  /** Whether the engine for speech may be told the language. */ asksLanguage?: boolean;
}) {
  const notice = useNotice(practice);
  const router = useRouter();
  const sending = useUpload();
  const uploads = useUploadQueue(() => router.refresh());
  const recording = useRecorder();
  const live = useGoingLive() !== null;
  const [settingUp, setSettingUp] = useState(false);
  const [checking, setChecking] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const [hint, setHint] = useState<string | null>(null);
  const [language, setLanguage] = useState('');
  const [pasting, setPasting] = useState(false);
  const [doubtful, setDoubtful] = useState<Doubtful | null>(null);
  const [speakers, setSpeakers] = useState<SpeakerCount | null>(null);
  const [unsent, setUnsent] = useState<Recorded | null>(null);
  const expected = useRef<{ name: string; size: number } | null>(null);
  const busy =
    sending.state.kind === 'uploading' ||
    sending.state.kind === 'opening' ||
    recording.state.kind === 'recording' ||
    settingUp ||
    live;
  const place = useFocusKept<HTMLElement>(
    `${sending.state.kind} ${recording.state.kind} ${unsent !== null} ${doubtful !== null} ${settingUp}`,
  );
  useLeaveWarning(
    sending.state.kind === 'uploading' || recording.state.kind === 'recording' || (unsent !== null && !unsent.kept),
  );

  const { start } = sending;
  const { passed } = notice;
  const counted = speakers === null ? {} : { speakers };
  const send = async (file: File, spoken = language): Promise<boolean> =>
    (await start({ name: file.name, size: file.size, content: file, language: spoken, ...counted })) === 'created';
  async function take(files: File[], spoken = language): Promise<void> {
    const [file] = files;
    if (busy || !file) return;
    if (files.length > 1 || uploads.queue().isWorking) return takeSeveral(files);
    const other =
      expected.current !== null && (expected.current.name !== file.name || expected.current.size !== file.size);
    expected.current = null;
    setHint(other ? captureMessages.otherFile(file.name) : null);
    const read = await doubtfulText(file);
    setDoubtful(read && { file, ...read });
    if (!read && (await passed())) await send(file, spoken);
  }
  /** One after the other; each becomes a session of its own in the list below. */
  async function takeSeveral(files: File[]): Promise<void> {
    expected.current = null;
    setHint(null);
    setDoubtful(null);
    if (!(await passed())) return;
    uploads
      .queue()
      .add(files.map((file) => ({ name: file.name, size: file.size, content: file, language, ...counted })));
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

  async function record(): Promise<void> {
    setHint(null);
    sending.clear();
    if (!(await passed())) return;
    setChecking(true);
    const isLive = await (await importWithRetry(() => import('#lib/client/live/records-live'))).recordsLive();
    setChecking(false);
    if (isLive) setSettingUp(true);
    else await recording.start();
  }
  async function stopAndSend(): Promise<void> {
    const recorded = await recording.stop();
    if (recorded) await sendRecorded(recorded);
  }
  async function sendRecorded(recorded: Recorded): Promise<void> {
    setUnsent(recorded);
    if (!(await send(recorded.file))) return;
    await recorded.drop();
    setUnsent(null);
  }

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-16 gap-y-12 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
      <section
        ref={place}
        tabIndex={-1}
        aria-label={captureMessages.addConversation}
        className="space-y-5 outline-none"
      >
        <UploadStatus state={sending.state} onCancel={sending.cancel} onPause={sending.pause} onClear={sending.clear} />
        <UploadQueueList
          list={uploads.list}
          unsent={uploads.unsent}
          queue={uploads.queue}
          onChoose={() => picker.current?.click()}
        />
        {recording.state.kind === 'failed' && (
          <p role="alert" className="border-l-2 border-alert pl-4 text-body">
            {recording.state.sentence}
          </p>
        )}
        {hint && (
          <p role="status" className="text-note text-ink-2">
            {hint}
          </p>
        )}
        {doubtful && !busy && (
          <DoubtfulFile
            key={doubtful.text}
            doubtful={doubtful}
            onSend={(wanted) => void takeDoubtful(doubtful, wanted)}
            onClose={() => setDoubtful(null)}
          />
        )}
        {settingUp || live ? (
          <RecordLive onClose={() => setSettingUp(false)} />
        ) : recording.state.kind === 'recording' ? (
          <RecorderPanel
            recorder={recording.state.recorder}
            gone={recording.state.gone}
            full={recording.state.full}
            onStop={() => void stopAndSend()}
            onDiscard={recording.discard}
          />
        ) : (
          // Hidden, not taken away: what was pasted is still there when it is refused.
          <div hidden={busy} className="border border-dashed border-line-strong px-6 py-10 sm:px-10 sm:py-12">
            <p className="text-lead">{captureMessages.dropHere}</p>
            <div className="mt-5 flex flex-wrap gap-3">
              <Button look="solid" onClick={() => picker.current?.click()}>
                {captureMessages.chooseFile}
              </Button>
              <Button disabled={recording.state.kind === 'asking' || checking} onClick={() => void record()}>
                <Mic size={17} strokeWidth={1.75} aria-hidden="true" />
                {recording.state.kind === 'asking' ? captureMessages.waitingForPermission : captureMessages.record}
              </Button>
              {!pasting && <Button onClick={() => setPasting(true)}>{captureMessages.pasteText}</Button>}
            </div>
            {asksLanguage && <RecordingLanguage value={language} onChange={setLanguage} />}
            {pasting && (
              <PasteText
                busy={busy}
                onText={(text, wanted) => void takeText(text, wanted)}
                onClose={() => setPasting(false)}
              />
            )}
            <SpeakersBefore value={speakers} onChange={setSpeakers} />
            <p className="mt-5 text-note text-ink-2">
              {captureMessages.accepted} {asksLanguage ? captureMessages.englishBest : captureMessages.englishOnly}
            </p>
            <input
              ref={picker}
              type="file"
              multiple
              accept={accepted}
              aria-label={captureMessages.fileLabel}
              hidden
              onChange={(event) => {
                const files = [...(event.target.files ?? [])];
                // The same file can be chosen again after a refusal.
                event.target.value = '';
                void take(files);
              }}
            />
          </div>
        )}
        <div hidden={busy || unsent !== null}>
          <LeftOver
            busy={busy || uploads.list.some(({ state }) => state.kind === 'sending')}
            onChoose={(file) => {
              expected.current = file;
              picker.current?.click();
            }}
            onFinished={(name, size, outcome) => sending.take({ name, size, content: '' }, outcome)}
            onSend={send}
          />
        </div>
        {unsent && !busy && (
          <UnsentRecording
            file={unsent.file}
            onRetry={() => void sendRecorded(unsent)}
            onForget={() => unsent.drop().then(() => setUnsent(null))}
          />
        )}
      </section>
      {samples.length > 0 && <Samples samples={samples} busy={busy} onFile={(file) => void take([file], 'en')} />}
      <PageDrop onFiles={onFiles} />
      {notice.dialog}
    </div>
  );
}
