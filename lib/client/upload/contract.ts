export interface UploadProgress {
  sent: number;
  /** The request's size, a little more than the file's; 0 where the browser does not tell. */
  total: number;
  /** Why nothing moves at the moment, in a sentence; the upload goes on by itself. */
  waiting?: string | null;
}

export interface UploadControl {
  pause: () => void;
  resume: () => void;
}

export interface UploadOptions {
  onProgress: (progress: UploadProgress) => void;
  /** Called for what can be paused. */
  onControl?: (control: UploadControl) => void;
  /** Aborted with the reason `leave`, what has arrived is kept for a day; with any other it is taken back. */
  signal: AbortSignal;
}

export type UploadOutcome =
  | { kind: 'created'; session_id: string }
  | {
      kind: 'refused';
      sentence: string;
      /** The file has arrived and is kept; asking again later may help. */ again?: boolean;
    }
  | { kind: 'cancelled' };
