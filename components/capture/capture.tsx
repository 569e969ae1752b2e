'use client';

import { captureMessages } from '#lib/messages/capture';
import { AddPanel } from './add-panel';
import { later } from '#components/ui/later';
import type { Practice } from './notice-text';
import { PageDrop } from './page-drop';
import { type Sample, Samples } from './samples';
import { UploadStatus } from '#components/capture/upload/upload-status';
import { useLeftBehind } from '#components/capture/upload/use-left-behind';
import { type Capturing, useCapture } from './use-capture';

// What only some visits need is loaded when they need it.
const DoubtfulFile = later(() =>
  import('#components/capture/text/doubtful-file').then((module) => module.DoubtfulFile),
);
const RecorderPanel = later(() =>
  import('#components/capture/recording/recorder-panel').then((module) => module.RecorderPanel),
);
const UnsentRecording = later(() =>
  import('#components/capture/recording/unsent-recording').then((module) => module.UnsentRecording),
);
const UploadQueueList = later(() =>
  import('#components/capture/upload/upload-queue-list').then((module) => module.UploadQueueList),
);
const LeftOver = later(() => import('#components/capture/upload/left-over').then((module) => module.LeftOver));

const RecordLive = later(() => import('#components/live/record-live').then((module) => module.RecordLive));

/** What a recording needs at its end, when the connection may be away. */
function prepareRecorder(): void {
  void RecorderPanel.prepare();
  void UnsentRecording.prepare();
}

/** All ways to add a conversation: drop, file, microphone, text, sample. */
export function Capture({
  samples,
  practice,
  asksLanguage = false,
}: {
  samples: readonly Sample[];
  practice: Practice;
  /** Whether the speech engine accepts a language. */
  asksLanguage?: boolean;
}) {
  const capturing = useCapture(practice, prepareRecorder);
  const { busy, place, taking, dialog } = capturing;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-16 gap-y-12 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
      <section
        ref={place}
        tabIndex={-1}
        aria-label={captureMessages.addConversation}
        className="space-y-5 outline-none"
      >
        <WhatHappened capturing={capturing} />
        <WayIn capturing={capturing} asksLanguage={asksLanguage} />
        <Unfinished capturing={capturing} />
      </section>
      {samples.length > 0 && (
        <Samples samples={samples} busy={busy} onFile={(file) => void taking.take([file], 'en')} />
      )}
      <PageDrop onFiles={taking.onFiles} />
      {dialog}
    </div>
  );
}

/** The progress of sending, refusals, and choices to make before sending. */
function WhatHappened({ capturing: { busy, choose, sending, uploads, taking, recorder } }: { capturing: Capturing }) {
  const { hint, doubtful } = taking;
  return (
    <>
      <UploadStatus state={sending.state} onCancel={sending.cancel} onPause={sending.pause} onClear={sending.clear} />
      {(uploads.list.length > 0 || uploads.unsent.length > 0) && (
        <UploadQueueList list={uploads.list} unsent={uploads.unsent} queue={uploads.queue} onChoose={choose} />
      )}
      {recorder.state.kind === 'failed' && (
        <p role="alert" className="border-l-2 border-alert pl-4 text-body">
          {recorder.state.sentence}
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
          onSend={(wanted) => void taking.takeDoubtful(doubtful, wanted)}
          onClose={taking.leaveDoubtful}
        />
      )}
    </>
  );
}

/** The recording under way, or otherwise all ways to add something. */
function WayIn({ capturing, asksLanguage }: { capturing: Capturing; asksLanguage: boolean }) {
  const { isLive, leaveLive, recorder, recording } = capturing;
  if (isLive) return <RecordLive onClose={leaveLive} />;
  if (recorder.state.kind !== 'recording') return <AddPanel capturing={capturing} asksLanguage={asksLanguage} />;
  return (
    <RecorderPanel
      recorder={recorder.state.recorder}
      gone={recorder.state.gone}
      full={recorder.state.full}
      onStop={() => void recording.stopAndSend()}
      onDiscard={recorder.discard}
    />
  );
}

/** Unfinished work of an earlier visit, and a recording that could not be sent. */
function Unfinished({ capturing: { busy, choose, sending, uploads, taking, recording } }: { capturing: Capturing }) {
  const { unsent } = recording;
  const works = busy || uploads.list.some(({ state }) => state.kind === 'sending');
  const may = useLeftBehind(!works && unsent === null);
  return (
    <>
      {may && (
        <div hidden={busy || unsent !== null}>
          <LeftOver
            busy={works}
            onChoose={(file) => {
              taking.expect(file);
              choose();
            }}
            onFinished={(name, size, outcome) => sending.take({ name, size, content: '' }, outcome)}
            onSend={taking.send}
          />
        </div>
      )}
      {unsent && !busy && (
        <UnsentRecording
          file={unsent.file}
          onRetry={() => void recording.sendRecorded(unsent)}
          onForget={() => recording.forget(unsent)}
        />
      )}
    </>
  );
}
