'use client';

import { useEffect, useState } from 'react';
import { Button } from '#components/ui/button';
import { useFocusKept } from '#components/ui/use-focus-kept';
import { bytes, percent } from '#lib/base/words';
import { type UnfinishedUpload, claim, discardUpload, unfinishedUploads } from '#lib/client/upload/resumable-upload';
import type { UploadOutcome } from '#lib/client/upload/contract';
import { type KeptRecording, keptRecordings } from '#lib/client/recording/recording-store';
import { LeftLiveRecording } from '#components/live/left-live-recording';
import { type LeftLive, leftLive } from '#lib/client/live/frame-store';
import { captureMessages } from '#lib/messages/capture';
import { LeftRecording } from '#components/capture/recording/left-recording';

interface LeftOverProps {
  /**
   * Whether something is being sent or recorded; afterwards the uploads are loaded again, since one may have stopped.
   */
  busy: boolean;
  onChoose: (expected: { name: string; size: number }) => void;
  /** Called when a complete upload was opened, or refused. */
  onFinished: (name: string, size: number, outcome: UploadOutcome) => void;
  /** Resolves with whether the server has it now. */
  onSend: (file: File) => Promise<boolean>;
}

/** Unfinished work of an earlier visit: uploads that stopped, recordings that were not sent. */
export function LeftOver({ busy, onChoose, onFinished, onSend }: LeftOverProps) {
  const [uploads, setUploads] = useState<readonly UnfinishedUpload[]>([]);
  const [recordings, setRecordings] = useState<readonly KeptRecording[]>([]);

  useEffect(() => {
    let mounted = true;
    // With blocked storage there is nothing to offer.
    void keptRecordings().then(
      (found) => mounted && setRecordings(found),
      () => undefined,
    );
    return () => {
      mounted = false;
    };
  }, []);
  useEffect(() => {
    if (busy) return undefined;
    let mounted = true;
    // The same without a connection.
    void unfinishedUploads().then(
      (found) => mounted && setUploads(found),
      () => undefined,
    );
    return () => {
      mounted = false;
    };
  }, [busy]);

  const [live, setLive] = useState<readonly LeftLive[]>([]);
  useEffect(() => {
    if (busy) return undefined;
    let mounted = true;
    void leftLive().then(
      (found) => mounted && setLive(found),
      () => undefined,
    );
    return () => {
      mounted = false;
    };
  }, [busy]);

  // The upload of a recording is offered as the recording.
  const files = uploads.filter(({ name }) => !recordings.some((recording) => recording.name === name));
  const [taken, setTaken] = useState(0);
  const place = useFocusKept<HTMLDivElement>(taken);
  const without = (url: string): void => {
    setUploads((all) => all.filter((one) => one.url !== url));
    setTaken((count) => count + 1);
  };
  const withoutRecording = (gone: string): void => {
    setRecordings((all) => all.filter(({ id }) => id !== gone));
    setTaken((count) => count + 1);
  };
  return (
    <div ref={place} tabIndex={-1} className="space-y-5 outline-none">
      {live.map((left) => (
        <LeftLiveRecording
          key={left.id}
          left={left}
          onGone={() => {
            setLive((all) => all.filter(({ id }) => id !== left.id));
            setTaken((count) => count + 1);
          }}
        />
      ))}
      {recordings.map((recording) => (
        <LeftRecording
          key={recording.id}
          recording={recording}
          onSend={onSend}
          onGone={() => withoutRecording(recording.id)}
        />
      ))}
      {files.map((left) => {
        const whole = left.sent === left.size;
        return (
          <section
            key={left.url}
            aria-label={captureMessages.uploadOf(left.name)}
            className="border-t border-line pt-4"
          >
            <p className="text-body">
              {whole
                ? captureMessages.sentWhole(left.name)
                : captureMessages.stoppedAt(left.name, percent(left.sent / left.size), bytes(left.size))}
            </p>
            <div className="mt-3 flex flex-wrap gap-x-6 gap-y-3">
              {whole ? (
                <Button
                  look="solid"
                  onClick={() => {
                    without(left.url);
                    void claim(left.url).then((outcome) => onFinished(left.name, left.size, outcome));
                  }}
                >
                  {captureMessages.openIt}
                </Button>
              ) : (
                <Button look="solid" onClick={() => onChoose(left)}>
                  {captureMessages.chooseAgain}
                </Button>
              )}
              <Button
                look="quiet"
                onClick={() => {
                  without(left.url);
                  void discardUpload(left.url);
                }}
              >
                {captureMessages.discard}
              </Button>
            </div>
          </section>
        );
      })}
    </div>
  );
}
