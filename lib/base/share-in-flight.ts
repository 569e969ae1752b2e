/**
 * A question that is asked once for all who ask it of the same key at the same time. Whoever comes while an answer is
 * on its way shares the next one, since that one may be from before what they know has happened. A failure is
 * everybody's who shares it, and the next who comes asks again.
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
