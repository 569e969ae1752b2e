import { clientMessages } from '#lib/messages/client';
import { problemOf, stopTimeoutMs } from './answers';
import type { Capture } from './capture';
import { currentLive } from './current';
import { browserFrames, type LiveNote } from './frame-store';
import { connectLive } from './live-connection';
import { type LiveRecording, startLiveRecording } from './live-recording';

/** Starts a live recording. Rejects if the browser cannot make frames. */
export async function beginLive(capture: Capture): Promise<void> {
  const { source, sample_rate_hz, channels } = capture;
  await take(capture, {
    id: crypto.randomUUID(),
    session_id: null,
    started_at: Date.now(),
    source,
    sample_rate_hz,
    channels,
    made: 0,
    length_s: 0,
    base: 0,
    controls: [],
  });
}

/** Continues one that an earlier page left unfinished. */
export async function continueLive(note: LiveNote, capture: Capture): Promise<void> {
  await take(capture, note);
}

/**
 * Sends the remaining frames of an earlier page and ends the recording. It may take as long as the connection is down.
 */
export async function finishLive(note: LiveNote): Promise<void> {
  const recording = await take(null, note);
  void recording.finish();
}

async function take(capture: Capture | null, note: LiveNote): Promise<LiveRecording> {
  const recording = await startLiveRecording({ capture, connection: await connectLive(), store: browserFrames, note });
  currentLive.setState({ recording });
  return recording;
}

/**
 * Ends one of the owner's recordings that this browser does not know. Returns null, or the sentence that says why not.
 */
export async function endElsewhere(session_id: string): Promise<string | null> {
  const connection = await connectLive();
  const away = clientMessages.serverUnreachable;
  try {
    return await new Promise((resolve) => {
      connection.open({
        onUp: () =>
          void connection.ask('live:stop', { session_id }, stopTimeoutMs).then(
            (answer) => resolve(problemOf(answer)),
            () => resolve(away),
          ),
        onDown: () => resolve(away),
        onTold: () => undefined,
      });
    });
  } finally {
    connection.close();
  }
}
