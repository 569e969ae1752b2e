import type { z } from 'zod';

/** One operation of the API. */
export interface Operation {
  method: 'get' | 'post' | 'patch' | 'delete';
  /** As OpenAPI writes it: `/api/sessions/{id}`. */
  path: string;
  tag: 'sessions' | 'results' | 'owner' | 'installation';
  summary: string;
  description?: string;
  /** Only for the session's owner, or for any owner if there is no session. */
  owner?: true;
  query?: z.ZodObject;
  /** The JSON body. */
  body?: z.ZodType | readonly z.ZodType[];
  /** Whether it takes a multipart form with a recording or a text. */
  form?: true;
  /** The answers by success status: a media type if it is not JSON, the name of its schema if it has one. */
  answers: Record<number, { description: string; media?: readonly string[]; schema?: string }>;
}
