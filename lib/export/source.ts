import type { SessionContext } from '#lib/analyses/session-context';
import type { SessionView } from '#lib/events/view';
import type { SessionSnapshot } from '#lib/sessions/contract';

/** What an export is made of: what whoever may look sees, and nothing that only its owner sees. */
export interface ExportSource {
  session_id: string;
  title: string;
  /** ISO time. */
  created_at: string;
  duration_s: number | null;
  /** Where the session can be opened; null where it has no address, as in the terminal. */
  url: string | null;
  /** Of the recording or of the transcript that was given. */
  file_name: string | null;
  /** Whether a transcript was given instead of a recording. */
  given: boolean;
  context: SessionContext;
  view: SessionView;
}

/** `origin` is where this installation is reached, such as `https://undertone.example`. */
export function sourceOf(snapshot: SessionSnapshot, origin: string): ExportSource {
  const { session_id, title, created_at, duration_s, url, context, given, audio, view } = snapshot;
  return {
    session_id,
    title,
    created_at,
    duration_s,
    url: new URL(url, origin).href,
    file_name: audio?.file_name ?? given?.file_name ?? null,
    given: given !== null,
    context,
    view,
  };
}
