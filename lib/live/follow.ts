import type { Heard } from '#lib/audio/live/live-child';
import type { LiveListener } from '#lib/audio/live/live-listener';
import { forOwner } from '#lib/base/current-owner';
import type { Logger } from '#lib/base/logs/logger';
import type { EventLog } from '#lib/events/log';
import { readView } from '#lib/events/read-view';
import type { LiveMark } from '#lib/events/view';
import type { LiveFolders, LiveHead } from './live-folders.ts';
import { LiveTalk } from './talk.ts';
import type { ModelPart, AnalysisPool } from '#lib/pipeline/request';
import type { Folders } from '#lib/sessions/folders';
import type { SessionStore } from '#lib/sessions/store';
import type { SpeechEngine } from '#lib/speech/engine';

/** The dependencies of following a recording. */
export interface FollowParts {
  live: LiveFolders;
  log: EventLog;
  liveListener: LiveListener;
  /** Recognises speech during the recording. */
  speech: SpeechEngine;
  pool: AnalysisPool;
  /** Absent if none is configured. */
  model?: ModelPart | undefined;
  folders: Folders;
  logger: Logger;
  store: Pick<SessionStore, 'find'>;
  voiceInference: boolean;
}

/**
 * Follows a recording from its first frame; facts that the log already has are not repeated, and a paused recording
 * stays paused.
 */
export async function followRecording(
  { live, log, liveListener, speech, pool, model, folders, logger, store, voiceInference }: FollowParts,
  head: LiveHead,
  onHeard: (heard: Heard) => void,
): Promise<{ talk: LiveTalk; isPaused: boolean; marks: readonly LiveMark[] }> {
  const { segments, live: made } = await readView(log, head.session_id);
  const known = {
    until_s: Math.max(0, ...segments.map(({ end_s }) => end_s)),
    next_id: 1 + Math.max(-1, ...segments.map(({ id }) => id)),
  };
  const context = (await store.find(head.session_id))?.context ?? {};
  const work_dir = await folders.temporary('live');
  // The owner of the recording pays for calls to an endpoint during it.
  const talk = forOwner(
    head.owner_id,
    () =>
      new LiveTalk({
        head,
        folder: live.pathOf(head.session_id),
        work_dir,
        known,
        liveListener,
        speech,
        log,
        logger,
        onHeard,
        readings: { pool, model, context, voice_inference: voiceInference },
      }),
  );
  return { talk, isPaused: made?.state === 'paused', marks: made?.marks ?? [] };
}
