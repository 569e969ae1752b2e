/**
 * Whether a test that needs a tool of the machine runs. If the tool is missing, the test is left out, except in CI:
 * there it runs and fails. `possible`: whether this system can have the tool at all.
 */
export function mayRun(isThere: boolean, possible = true): boolean {
  return isThere || (possible && Boolean(process.env['CI']));
}
