/**
 * Browsers allow six HTTP/1.1 connections to a host, over all tabs; pages, recordings and questions need some of them.
 */
const slots = 3;

/**
 * One of the few streams that all tabs of this browser may keep open together; call the answer to give it back, which
 * a closed tab does by itself. null where all are taken, or where the browser does not say (no Web Locks outside HTTPS
 * and this very machine): the page then asks now and then instead.
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
