import { monitorEventLoopDelay } from 'node:perf_hooks';

const sampleMs = 10;

export interface LoopDelay {
  /** Event-loop delay since the last call, 99th percentile in ms. */
  p99(): number;
  stop(): void;
}

export function measureLoopDelay(): LoopDelay {
  const delay = monitorEventLoopDelay({ resolution: sampleMs });
  delay.enable();
  return {
    p99() {
      // The histogram holds the time between two samples, of which `sampleMs` is the planned part.
      const p99 = Math.max(0, delay.percentile(99) / 1e6 - sampleMs);
      delay.reset();
      return Math.round(p99 * 10) / 10;
    },
    stop: () => delay.disable(),
  };
}
