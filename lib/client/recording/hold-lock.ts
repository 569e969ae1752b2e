/** Web Locks exist on secure pages only; without them other tabs are unknown. */
function locks(): LockManager | null {
  return 'locks' in navigator ? navigator.locks : null;
}

/** Marks something as in use by this tab until the returned function is called, or the tab is closed. */
export function holdLock(name: string): () => void {
  const manager = locks();
  if (!manager) return () => undefined;
  return release(manager, name);
}

function release(manager: LockManager, name: string): () => void {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  manager.request(name, () => ended).catch(() => undefined);
  return end;
}

/** The names that any tab holds. */
export async function heldLocks(): Promise<Set<string>> {
  const held = (await locks()?.query())?.held ?? [];
  return new Set(held.flatMap(({ name }) => (name === undefined ? [] : [name])));
}
