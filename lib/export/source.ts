import type { SessionContext } from '#lib/analyses/session-context';
import type { SessionView } from '#lib/events/view';
import type { SessionSnapshot } from '#lib/sessions/contract';

/** The input of an export: the data that viewers may see, and nothing for the owner alone. */
export interface ExportSource {
  session_id: string;
  title: string;
  /** ISO time. */
  created_at: string;
  duration_s: number | null;
  /** The session's address; null if it has none, as on the command line. */
  url: string | null;
  /** The name of the recording, or of the given transcript. */
  file_name: string | null;
  /** Whether a transcript was given instead of a recording. */
  given: boolean;
  context: SessionContext;
  view: SessionView;
}

/** `origin` is the public address of this installation, such as `https://undertone.example`. */
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
