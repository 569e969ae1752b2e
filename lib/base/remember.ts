/**
 * One value per process, however many copies of a module there are: Next compiles route handlers into a bundle of
 * its own while server.ts runs from source, and the development server reloads modules.
 */
export function remember<T>(name: string, create: () => T): T {
  const store = globalThis as unknown as { __undertone?: Map<string, unknown> };
  store.__undertone ??= new Map();
  if (!store.__undertone.has(name)) store.__undertone.set(name, create());
  return store.__undertone.get(name) as T;
}
