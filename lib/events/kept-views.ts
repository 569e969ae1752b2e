import { together } from '#lib/base/together';
import type { EventLog } from '#lib/events/log';
import { readView } from '#lib/events/record-run';
import { emptyView, type SessionView } from '#lib/events/view';

/** How long a view stays without a reader, and how many stay. */
const keptMs = 20_000;
const viewsKept = 12;

interface Kept {
  view: SessionView;
  /** Made when it is first asked for. */
  json: string | null;
  forget: NodeJS.Timeout;
}

/** Sessions as they were last read: whoever comes while nothing new has happened gets the same view, and a log that has grown is read from there. */
export class KeptViews {
  readonly #kept = new Map<string, Kept>();
  readonly #read: (id: string) => Promise<SessionView>;

  constructor(log: EventLog) {
    this.#read = together(async (id) => this.#keep(id, await readView(log, id, undefined, this.#kept.get(id)?.view ?? emptyView(id))));
  }

  /** The view of a session whose log has reached `seq` at least. */
  async of(id: string, seq: number): Promise<SessionView> {
    const kept = this.#kept.get(id);
    if (!kept || kept.view.seq < seq) return this.#read(id);
    kept.forget.refresh();
    return kept.view;
  }

  /** The same view as JSON. */
  jsonOf(view: SessionView): string {
    const kept = this.#kept.get(view.session_id);
    if (kept?.view !== view) return JSON.stringify(view);
    kept.json ??= JSON.stringify(view);
    return kept.json;
  }

  #keep(id: string, view: SessionView): SessionView {
    clearTimeout(this.#kept.get(id)?.forget);
    this.#kept.delete(id);
    this.#kept.set(id, { view, json: null, forget: setTimeout(() => this.#kept.delete(id), keptMs).unref() });
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > viewsKept && oldest !== undefined) {
      clearTimeout(this.#kept.get(oldest)?.forget);
      this.#kept.delete(oldest);
    }
    return view;
  }
}
