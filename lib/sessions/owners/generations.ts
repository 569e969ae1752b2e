/** Generations of keys at rest; an owner without one has the first, 0. */
export interface GenerationStore {
  all(): Promise<ReadonlyMap<string, number>>;
  /** Answers the new one; other processes hear of it. */
  raise(ownerId: string): Promise<number>;
}

/** Which keys of an owner are good: those of the newest generation. Known to each process, since every request asks. */
export class Generations {
  readonly #store: GenerationStore;
  #known: ReadonlyMap<string, number> = new Map();

  constructor(store: GenerationStore) {
    this.#store = store;
  }

  of(ownerId: string): number {
    return this.#known.get(ownerId) ?? 0;
  }

  /** Reads them anew; answers whose have changed. */
  async load(): Promise<string[]> {
    const before = this.#known;
    this.#known = await this.#store.all();
    return [...this.#known].filter(([owner, generation]) => before.get(owner) !== generation).map(([owner]) => owner);
  }

  /** From now on no key opens anything that this owner had until now. */
  async raise(ownerId: string): Promise<void> {
    const generation = await this.#store.raise(ownerId);
    this.#known = new Map([...this.#known, [ownerId, generation]]);
  }
}
