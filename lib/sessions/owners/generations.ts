/** The store of key generations; an owner without an entry has the first, 0. */
export interface GenerationStore {
  all(): Promise<ReadonlyMap<string, number>>;
  /** Returns the new generation; other processes are notified. */
  raise(ownerId: string): Promise<number>;
}

/** Which keys of an owner are valid: those of the newest generation. Held in memory, since every request asks. */
export class Generations {
  readonly #store: GenerationStore;
  #known: ReadonlyMap<string, number> = new Map();

  constructor(store: GenerationStore) {
    this.#store = store;
  }

  of(ownerId: string): number {
    return this.#known.get(ownerId) ?? 0;
  }

  /** Reads them again; returns the owners whose generation has changed. */
  async load(): Promise<string[]> {
    const before = this.#known;
    this.#known = await this.#store.all();
    return [...this.#known].filter(([owner, generation]) => before.get(owner) !== generation).map(([owner]) => owner);
  }

  /** Revokes all keys that this owner has had so far. */
  async raise(ownerId: string): Promise<void> {
    const generation = await this.#store.raise(ownerId);
    this.#known = new Map([...this.#known, [ownerId, generation]]);
  }
}
