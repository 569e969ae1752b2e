/**
 * Runs `work` on each value of `source`, at most `ahead` at once, and yields the results in the source's order. A
 * failure of the source or of the work is thrown in its place, after the results before it.
 */
export async function* inOrder<T, R>(
  source: AsyncIterable<T>,
  ahead: number,
  work: (value: T) => Promise<R>,
): AsyncGenerator<R, void, undefined> {
  const iterator = source[Symbol.asyncIterator]();
  const running: Promise<R>[] = [];
  type Next = { value: T } | 'ended' | { error: unknown };
  const read = (): Promise<Next> =>
    iterator.next().then(
      ({ value, done }): Next => (done ? 'ended' : { value }),
      (error: unknown) => ({ error }),
    );
  let next: Promise<Next> | null = null;
  let ended: Next | null = null;
  try {
    for (;;) {
      const first = running[0];
      if (!ended && running.length < ahead) {
        next ??= read();
        // Finished results are yielded while the source has nothing new.
        const workDone = first?.then(
          () => null,
          () => null,
        );
        const got = workDone ? await Promise.race([next, workDone]) : await next;
        if (got !== null) {
          next = null;
          if (got !== 'ended' && 'value' in got) {
            const result = work(got.value);
            result.catch(() => undefined);
            running.push(result);
          } else ended = got;
          continue;
        }
      }
      if (first === undefined) {
        if (ended !== null && ended !== 'ended' && 'error' in ended) throw ended.error;
        return;
      }
      void running.shift();
      yield await first;
    }
  } finally {
    if (!ended) void iterator.return?.().catch(() => undefined);
  }
}
