/**
 * A clock that is right when it is made and then only goes forward, at the pace of the machine, even if the system's
 * clock is changed. For measuring the time between two moments; it returns ms since 1970.
 */
export function steadyClock(): () => number {
  const start = Date.now() - performance.now();
  return () => start + performance.now();
}
