export interface UploadProgress {
  sent: number;
  /** The size of the request, slightly more than the file's; 0 if the browser does not tell. */
  total: number;
  /** The sentence that says why nothing is sent at the moment; the upload continues by itself. */
  waiting?: string | null;
}

export interface UploadControl {
  pause: () => void;
  resume: () => void;
}

export interface UploadOptions {
  onProgress: (progress: UploadProgress) => void;
  /** Called for an upload that can be paused. */
  onControl?: (control: UploadControl) => void;
  /** If aborted with the reason `leave`, the uploaded part is kept for a day; with any other reason it is deleted. */
  signal: AbortSignal;
}

export type UploadOutcome =
  | { kind: 'created'; session_id: string }
  | {
      kind: 'refused';
      sentence: string;
      /** The file has arrived and is kept; a later attempt may help. */ again?: boolean;
    }
  | { kind: 'cancelled' };
