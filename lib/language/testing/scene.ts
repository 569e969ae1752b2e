import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Finish } from './wire.ts';

/** A request as the server received it. */
export interface SeenRequest {
  path: string;
  headers: IncomingMessage['headers'];
  /** Parsed JSON, or null for a form. */
  body: Record<string, unknown> | null;
  /** The fields of a form, without files. */
  fields: Record<string, string[]>;
}

export interface Scene {
  request: SeenRequest;
  response: ServerResponse;
  answer: () => string;
  /** How the answer ends. */
  finish: () => Finish;
  pieces: number;
  every_ms: number;
}

export type Play = (scene: Scene) => Promise<void> | void;
