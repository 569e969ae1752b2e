import type { LiveShape } from '#lib/audio/write/flac-writer';
import type { SessionContext } from '#lib/analyses/session-context';
import type { Problem } from '#lib/base/errors';

export interface LiveStart extends LiveShape {
  /** To continue a recording, or to fill an empty session of the owner's own. */
  session_id?: string;
  context?: SessionContext;
}

/** The position of the sender: `next_frame` is the first frame that is not stored. */
export interface LivePlace {
  session_id: string;
  next_frame: number;
}

/** The connection that a recording comes from, one at a time. */
export interface LiveConnection {
  /** Something that the person recording must know before it happens. */
  onNotice(notice: LiveNotice): void;
  /** Another connection continues the recording, or it has ended: this one is not listened to any more. */
  onEnd(end: { session_id: string; reason: 'taken_over' | 'stopped' | 'erased' }): void;
}

export interface LiveNotice {
  session_id: string;
  code: 'length' | 'size';
  /** The sentence for the page. */
  message: string;
  /** Seconds of sound that are still accepted. */
  left_s: number;
}

export type LiveRefusal = { error: Problem; next_frame?: number };
