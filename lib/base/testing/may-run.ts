/**
 * Whether a test that needs a tool of the machine runs. Where the tool is missing it is left out, except where CI
 * decides: there it runs, and fails. `possible`: whether this system can have the tool at all.
 */
export function mayRun(isThere: boolean, possible = true): boolean {
  return isThere || (possible && Boolean(process.env['CI']));
}
