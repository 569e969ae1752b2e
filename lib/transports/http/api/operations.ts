import type { z } from 'zod';
import { exportFormats } from '#lib/export/formats';
import {
  againSchema,
  alikeQuerySchema,
  askAgainSchema,
  askSchema,
  changeSchema,
  claimSchema,
  disputeSchema,
  exportQuerySchema,
  libraryQuerySchema,
  openQuerySchema,
  redeemSchema,
  shareSchema,
  undisputeSchema,
  unshareSchema,
} from './schemas.ts';

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

const done = { 204: { description: 'Done.' } };
const snapshot = { description: 'The snapshot.', schema: 'SessionSnapshot' };

/** Every call, in the order in which one meets them. `openapi.test.ts` holds that none is missing. */
export const operations: readonly Operation[] = [
  {
    method: 'post',
    path: '/api/analyze',
    tag: 'sessions',
    summary: 'Analyse a recording and follow its run',
    description:
      'The answer is the run as Server-Sent Events: each frame an `id` and one JSON fact. The run goes on when the client leaves.',
    form: true,
    answers: { 200: { description: 'The facts of the run; the last is `complete`.', media: ['text/event-stream'] } },
  },
  {
    method: 'post',
    path: '/api/sessions',
    tag: 'sessions',
    summary: 'Make a session',
    description:
      'With a recording or a text it is analysed at once; without either it is empty, and can be watched already.',
    form: true,
    body: claimSchema,
    answers: { 201: { description: 'Made.', schema: 'CreatedSession' } },
  },
  {
    method: 'get',
    path: '/api/sessions',
    tag: 'sessions',
    summary: 'Your library, newest first',
    query: libraryQuerySchema,
    answers: { 200: { description: 'A page of it.', schema: 'SessionPage' } },
  },
  {
    method: 'get',
    path: '/api/sessions/{id}',
    tag: 'sessions',
    summary: 'Everything that the session’s page shows',
    answers: { 200: snapshot },
  },
  {
    method: 'patch',
    path: '/api/sessions/{id}',
    tag: 'sessions',
    summary: 'Rename the session or its speakers, or correct its transcript',
    owner: true,
    body: changeSchema,
    answers: { 200: snapshot },
  },
  {
    method: 'delete',
    path: '/api/sessions/{id}',
    tag: 'sessions',
    summary: 'Erase it for good',
    owner: true,
    answers: done,
  },
  {
    method: 'delete',
    path: '/api/sessions/{id}/run',
    tag: 'sessions',
    summary: 'Cancel the run that is going on',
    owner: true,
    answers: done,
  },
  {
    method: 'get',
    path: '/api/sessions/{id}/share',
    tag: 'sessions',
    summary: 'Who may look',
    owner: true,
    answers: { 200: { description: 'Visibility, end and further links.' } },
  },
  {
    method: 'post',
    path: '/api/sessions/{id}/share',
    tag: 'sessions',
    summary: 'Change who may look, or make a further link',
    owner: true,
    body: shareSchema,
    answers: { 200: { description: 'How it is now; `made` holds a new link, this once.' } },
  },
  {
    method: 'delete',
    path: '/api/sessions/{id}/share',
    tag: 'sessions',
    summary: 'Revoke one further link, or end all sharing',
    owner: true,
    body: unshareSchema,
    answers: { 200: { description: 'What is left.' } },
  },
  {
    method: 'get',
    path: '/api/sessions/{id}/events',
    tag: 'results',
    summary: 'Follow the session',
    description:
      'Server-Sent Events from the cursor on: `Last-Event-ID`, or `?after=`. Stays open; `?until=complete` ends at the first `complete` after the cursor.',
    answers: {
      200: { description: 'Facts.', media: ['text/event-stream'] },
      204: { description: 'With `until=complete`: there is nothing more to come.' },
    },
  },
  {
    method: 'get',
    path: '/api/sessions/{id}/audio',
    tag: 'results',
    summary: 'The recording',
    description: 'Takes `Range`. `?original` gives the file as it was sent.',
    answers: {
      200: { description: 'All of it.', media: ['audio/*'] },
      206: { description: 'The part that was asked for.', media: ['audio/*'] },
    },
  },
  {
    method: 'get',
    path: '/api/sessions/{id}/audio/peaks',
    tag: 'results',
    summary: 'The outline of its waveform',
    answers: { 200: { description: '`{ duration_s, peaks }`, 0 to 1.' } },
  },
  {
    method: 'get',
    path: '/api/sessions/{id}/export',
    tag: 'results',
    summary: 'Take the session away',
    description: 'Each format names the engines, and what they cannot tell. Subtitles need times.',
    query: exportQuerySchema,
    answers: {
      200: {
        description: 'A file.',
        media: [...Object.values(exportFormats).map(({ media_type }) => media_type.split(';')[0] ?? ''), 'audio/wav'],
      },
    },
  },
  {
    method: 'post',
    path: '/api/sessions/{id}/steps/{type}',
    tag: 'results',
    summary: 'Run a step again, or ask a question of your own',
    description: '`type` is one of the twelve, `custom` for a new question, or the type of a question that was asked.',
    owner: true,
    body: [againSchema, askSchema, askAgainSchema],
    answers: { 202: { description: 'Accepted; what comes of it is told by the events.' } },
  },
  {
    method: 'post',
    path: '/api/sessions/{id}/disputes',
    tag: 'results',
    summary: 'Say that a finding is wrong',
    owner: true,
    body: disputeSchema,
    answers: done,
  },
  {
    method: 'delete',
    path: '/api/sessions/{id}/disputes',
    tag: 'results',
    summary: 'Take that back',
    owner: true,
    body: undisputeSchema,
    answers: done,
  },
  {
    method: 'delete',
    path: '/api/sessions/{id}/steps/{type}',
    tag: 'results',
    summary: 'Take a question of your own away',
    owner: true,
    answers: done,
  },
  {
    method: 'get',
    path: '/api/alike',
    tag: 'sessions',
    summary: 'Places in your library that mean the same in other words',
    description:
      'By a sentence encoder for English; what is not near enough is left out. At most ten places, two of a session. A session is found so from a few seconds after its run on.',
    query: alikeQuerySchema,
    answers: { 200: { description: 'Sessions, that with the nearest place first.', schema: 'AlikePage' } },
  },
  {
    method: 'get',
    path: '/api/open',
    tag: 'owner',
    summary: 'Tasks and questions that are open in your sessions',
    query: openQuerySchema,
    answers: { 200: { description: '`{ sessions }`, newest first, each with its `items` in order of time.' } },
  },
  {
    method: 'get',
    path: '/api/questions',
    tag: 'owner',
    summary: 'Questions that you have asked',
    owner: true,
    answers: { 200: { description: '`{ questions }`, newest first.' } },
  },
  {
    method: 'post',
    path: '/api/owner/code',
    tag: 'owner',
    summary: 'A one-time code for another browser',
    owner: true,
    answers: { 201: { description: '`{ code, expires_at }`.' } },
  },
  {
    method: 'post',
    path: '/api/owner/key',
    tag: 'owner',
    summary: 'Your key',
    owner: true,
    answers: { 200: { description: '`{ owner_token }`.' } },
  },
  {
    method: 'post',
    path: '/api/owner/sign-out',
    tag: 'owner',
    summary: 'Sign out everywhere',
    owner: true,
    answers: { 200: { description: '`{ owner_token }`, the new key; every earlier one opens nothing any more.' } },
  },
  {
    method: 'get',
    path: '/api/owner',
    tag: 'owner',
    summary: 'What you keep and spend, and who did what with it',
    owner: true,
    answers: { 200: { description: '`{ kept, spent_today_usd, limits, audit }`, the newest entries first.' } },
  },
  {
    method: 'post',
    path: '/api/owner/redeem',
    tag: 'owner',
    summary: 'Become the owner that a code or key stands for',
    body: redeemSchema,
    answers: { 200: { description: '`{ taken }`, how many sessions came along.' } },
  },
  {
    method: 'delete',
    path: '/api/owner',
    tag: 'owner',
    summary: 'Erase everything of yours',
    owner: true,
    answers: { 200: { description: '`{ erased }`, how many sessions.' } },
  },
  {
    method: 'post',
    path: '/api/uploads',
    tag: 'installation',
    summary: 'Begin a resumable upload',
    description:
      'The tus protocol 1.0 (tus.io), on `/api/uploads/{upload}` with `HEAD`, `PATCH` and `DELETE`. A finished one becomes a session by `POST /api/sessions`.',
    answers: { 201: { description: 'Begun, at `Location`.' } },
  },
  {
    method: 'get',
    path: '/api/health',
    tag: 'installation',
    summary: 'Whether the server lives and is ready',
    answers: { 200: { description: 'Ready.' }, 503: { description: 'Not ready.' } },
  },
  {
    method: 'get',
    path: '/api/openapi.json',
    tag: 'installation',
    summary: 'This description',
    answers: { 200: { description: 'OpenAPI 3.1.' } },
  },
  {
    method: 'get',
    path: '/api/docs',
    tag: 'installation',
    summary: 'This description as a page',
    answers: { 200: { description: 'A page.', media: ['text/html'] } },
  },
  {
    method: 'get',
    path: '/api/docs/{file}',
    tag: 'installation',
    summary: 'What that page is shown by',
    answers: { 200: { description: 'A script or a style.', media: ['text/javascript', 'text/css'] } },
  },
];
