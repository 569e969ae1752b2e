import type { ErrorCode } from '#lib/messages/errors';

/** The context that a worker's method gets besides its input. */
export interface TaskContext<Event = never> {
  /** Sends one event to the caller's `on`, in order. */
  emit: (event: Event) => void;
  /** Aborted when the caller cancels; a task that does not stop soon after is killed. */
  signal: AbortSignal;
}

/** Parent to worker. */
export type WorkerRequest = { kind: 'run'; id: number; method: string; input: unknown } | { kind: 'abort'; id: number };

/** Worker to parent. `app` is set where the method threw an AppError. */
export type WorkerReply =
  | { kind: 'ready' }
  | { kind: 'event'; id: number; event: unknown }
  | { kind: 'done'; id: number; value: unknown }
  | { kind: 'threw'; id: number; message: string; stack: string; app: { code: ErrorCode; values: object } | null };
