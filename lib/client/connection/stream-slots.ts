/**
 * Browsers allow six HTTP/1.1 connections to a host, over all tabs; pages, recordings and requests need some of them.
 */
const slots = 3;

/**
 * Takes one of the few streams that all tabs of this browser may keep open together. Call the result to release it;
 * closing the tab releases it, too. null if all are taken, or if the browser has no Web Locks (without HTTPS, except on
 * this machine): the page then polls instead.
 */
export async function takeSlot(): Promise<(() => void) | null> {
  if (!('locks' in navigator)) return null;
  for (let slot = 0; slot < slots; slot += 1) {
    const free = await tryLock(`undertone-stream-${slot}`);
    if (free) return free;
  }
  return null;
}

function tryLock(name: string): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    void navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (!lock) {
          resolve(null);
          return undefined;
        }
        return new Promise<void>((giveBack) => resolve(giveBack));
      })
      .catch(() => resolve(null));
  });
}
