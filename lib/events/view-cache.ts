import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { shareInFlight } from '#lib/base/share-in-flight';
import type { EventLog } from './log.ts';
import { readView } from './read-view.ts';
import { emptyView, type SessionView } from './view.ts';

/** How long a view is kept without a reader, in ms, and how many views are kept. */
const keptMs = 20_000;
const viewsKept = 8;
/** An owner gets more fields than others. */
const bodiesKept = 2;

/** JSON in the form that is sent. */
export interface JsonBody {
  plain: Buffer;
  /** Compressed on first use, outside the event loop. */
  gzip: () => Promise<Buffer>;
}

interface Kept {
  view: SessionView;
  /** By the fields beside the view. */
  bodies: Map<string, JsonBody>;
  forget: NodeJS.Timeout;
}

/**
 * A cache of session views: while no new fact has come every reader gets the same view; otherwise the log is read from
 * there.
 */
export class ViewCache {
  readonly #kept = new Map<string, Kept>();
  readonly #read: (id: string) => Promise<SessionView>;

  constructor(log: EventLog) {
    this.#read = shareInFlight(async (id) =>
      this.#keep(id, await readView(log, id, undefined, this.#kept.get(id)?.view ?? emptyView(id))),
    );
  }

  /** The view of a session whose log has reached at least `seq`. */
  async of(id: string, seq: number): Promise<SessionView> {
    const kept = this.#kept.get(id);
    if (!kept || kept.view.seq < seq) return this.#read(id);
    kept.forget.refresh();
    return kept.view;
  }

  /**
   * An object as JSON with the view as its last member, `view`. A long session has megabytes of it, so it is serialised
   * once for all who get the same.
   */
  bodyOf(object: object, view: SessionView): JsonBody {
    const beside = JSON.stringify(object);
    const kept = this.#kept.get(view.session_id);
    if (kept?.view !== view) return bodyOf(beside, view);
    const body = kept.bodies.get(beside) ?? bodyOf(beside, view);
    if (kept.bodies.size >= bodiesKept && !kept.bodies.has(beside)) kept.bodies.clear();
    kept.bodies.set(beside, body);
    return body;
  }

  #keep(id: string, view: SessionView): SessionView {
    clearTimeout(this.#kept.get(id)?.forget);
    this.#kept.delete(id);
    this.#kept.set(id, { view, bodies: new Map(), forget: setTimeout(() => this.#kept.delete(id), keptMs).unref() });
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > viewsKept && oldest !== undefined) {
      clearTimeout(this.#kept.get(oldest)?.forget);
      this.#kept.delete(oldest);
    }
    return view;
  }
}

/** Higher levels would hardly shrink it further. */
const quick = { level: constants.Z_BEST_SPEED };

function bodyOf(beside: string, view: SessionView): JsonBody {
  const plain = Buffer.from(`${beside.slice(0, -1)},"view":${JSON.stringify(view)}}`);
  let packed: Promise<Buffer> | null = null;
  return { plain, gzip: () => (packed ??= promisify(gzip)(plain, quick)) };
}
