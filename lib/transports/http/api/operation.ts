import type { z } from 'zod';

/** One call of the API. */
export interface Operation {
  method: 'get' | 'post' | 'patch' | 'delete';
  /** As OpenAPI writes it: `/api/sessions/{id}`. */
  path: string;
  tag: 'sessions' | 'results' | 'owner' | 'installation';
  summary: string;
  description?: string;
  /** Only for the owner of the session, or for an owner at all. */
  owner?: true;
  query?: z.ZodObject;
  /** JSON that is taken. */
  body?: z.ZodType | readonly z.ZodType[];
  /** Whether a multipart form with a recording or a text is taken. */
  form?: true;
  /** Status of success to what is answered; a media type where it is no JSON, a schema's name where it has one. */
  answers: Record<number, { description: string; media?: readonly string[]; schema?: string }>;
}
