/**
 * A clock that is right when it is made and from then on only goes forward, at the pace of the machine, whatever is
 * done to the system's clock meanwhile. For what is measured from one moment to another; its answers are ms since 1970.
 */
export function steadyClock(): () => number {
  const start = Date.now() - performance.now();
  return () => start + performance.now();
}
