import type { LiveNotice } from './contract.ts';
import type { LiveLimits } from './limits.ts';

/** Before a limit is reached it is said twice, so many seconds before. */
const announce_s = [600, 60];
/** How fast the file grows is known after so many seconds. */
const known_s = 30;

/** What is left of a recording, and what is to be said of it. */
export class LimitWatch {
  readonly #limits: LiveLimits;
  readonly #said = { length: Infinity, size: Infinity };

  constructor(limits: LiveLimits) {
    this.#limits = limits;
  }

  /** What is new to whoever records, after so many seconds of sound in a file of so many bytes. */
  look(sound_s: number, file_bytes: number): Omit<LiveNotice, 'session_id'>[] {
    const { max_s, max_bytes } = this.#limits;
    const rate = sound_s < known_s ? 0 : file_bytes / sound_s;
    const left = { length: max_s - sound_s, size: rate === 0 ? Infinity : (max_bytes - file_bytes) / rate };
    return (['length', 'size'] as const).flatMap((code) => {
      const left_s = Math.max(0, Math.floor(left[code]));
      const step = announce_s.findLast((seconds) => left_s <= seconds);
      if (step === undefined || step >= this.#said[code]) return [];
      this.#said[code] = step;
      return [{ code, left_s, message: sentence(code, left_s, this.#limits) }];
    });
  }
}

function sentence(code: LiveNotice['code'], left_s: number, { max_s, max_bytes }: LiveLimits): string {
  const left = left_s >= 90 ? `${Math.round(left_s / 60)} minutes` : `${left_s} seconds`;
  const most = code === 'length' ? `${Math.round(max_s / 60)} minutes` : `${Math.round(max_bytes / 1e6)} MB`;
  return `The recording ends by itself in about ${left}: here it may be ${most} ${code === 'length' ? 'long' : 'large'}.`;
}
