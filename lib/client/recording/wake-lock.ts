/**
 * Keeps the screen on during a recording, if the browser can; call the result to release it. A hidden page loses the
 * lock, so it is requested again.
 */
export function holdScreen(): () => void {
  let lock: WakeLockSentinel | null = null;
  let released = false;

  async function take(): Promise<void> {
    if (released || !('wakeLock' in navigator) || document.visibilityState !== 'visible') return;
    try {
      const taken = await navigator.wakeLock.request('screen');
      if (released) await taken.release();
      else lock = taken;
    } catch {
      // Low battery or a refusal: the recording continues.
    }
  }
  const retake = (): void => void take();
  document.addEventListener('visibilitychange', retake);
  void take();
  return () => {
    released = true;
    document.removeEventListener('visibilitychange', retake);
    void lock?.release();
  };
}
