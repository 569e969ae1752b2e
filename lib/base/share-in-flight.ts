/**
 * Shares one call among all who ask for the same key at the same time. A caller who arrives while a call is under way
 * shares the next one, since the current one may have begun before the change that the caller knows of. A failure is
 * shared, too; the next caller asks again.
 */
export function shareInFlight<T>(question: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const asking = new Map<string, Promise<T>>();
  const next = new Map<string, Promise<T>>();
  const ask = (key: string): Promise<T> => {
    const answer = question(key).finally(() => {
      if (asking.get(key) === answer) asking.delete(key);
    });
    asking.set(key, answer);
    return answer;
  };
  return (key) => {
    const before = asking.get(key);
    if (!before) return ask(key);
    const waiting = next.get(key);
    if (waiting) return waiting;
    const after = before
      .catch(() => undefined)
      .then(() => {
        next.delete(key);
        return ask(key);
      });
    next.set(key, after);
    return after;
  };
}
