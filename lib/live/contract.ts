import type { LiveShape } from '#lib/audio/write/flac-writer';
import type { SessionContext } from '#lib/analyses/session-context';
import type { Problem } from '#lib/base/errors';

export interface LiveStart extends LiveShape {
  /** To go on with a recording, or to fill an empty session of one's own. */
  session_id?: string;
  context?: SessionContext;
}

/** Where whoever sends the sound stands: `next_frame` is the first frame that is not stored. */
export interface LivePlace {
  session_id: string;
  next_frame: number;
}

/** The line over which a recording comes, one at a time. */
export interface LiveLine {
  /** Something that whoever records has to know before it happens. */
  onNotice(notice: LiveNotice): void;
  /** Another line goes on with the recording, or it is over: what comes over this one is not taken any more. */
  onEnd(end: { session_id: string; reason: 'taken_over' | 'stopped' | 'erased' }): void;
}

export interface LiveNotice {
  session_id: string;
  code: 'length' | 'size';
  /** A sentence. */
  message: string;
  /** Seconds of sound that are still taken. */
  left_s: number;
}

export type LiveRefusal = { error: Problem; next_frame?: number };
