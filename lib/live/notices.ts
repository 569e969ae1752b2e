import type { LiveNotice } from './contract.ts';
import type { LiveLimits } from './limits.ts';

/** A limit is announced twice, this many seconds before it is reached. */
const announce_s = [600, 60];
/** The growth of the file is known after this many seconds, and measured over the last ones. */
const known_s = 30;

/** The remaining length of a recording, and the notices about it. */
export class LimitWatch {
  readonly #limits: LiveLimits;
  readonly #said = { length: Infinity, size: Infinity };
  #recent: { sound_s: number; file_bytes: number } = { sound_s: 0, file_bytes: 0 };
  #rate = 0;

  constructor(limits: LiveLimits) {
    this.#limits = limits;
  }

  /** New notices for the person recording, after this many seconds of sound in a file of this many bytes. */
  check(sound_s: number, file_bytes: number): Omit<LiveNotice, 'session_id'>[] {
    const { max_s, max_bytes } = this.#limits;
    const rate = this.#rateAt(sound_s, file_bytes);
    const left = { length: max_s - sound_s, size: rate === 0 ? Infinity : (max_bytes - file_bytes) / rate };
    return (['length', 'size'] as const).flatMap((code) => {
      const left_s = Math.max(0, Math.floor(left[code]));
      const step = announce_s.findLast((seconds) => left_s <= seconds) ?? this.#early(code, left);
      if (step === undefined || step >= this.#said[code]) return [];
      this.#said[code] = step;
      return [{ code, left_s, message: sentence(code, left_s, this.#limits) }];
    });
  }

  /** Announces at once if the file will be full before the greatest length, for those who plan for that length. */
  #early(code: LiveNotice['code'], left: { length: number; size: number }): number | undefined {
    return code === 'size' && left.size < left.length * clearly ? Number.MAX_VALUE : undefined;
  }

  /** Bytes per second: over the whole, or over the newest part if that grows faster. */
  #rateAt(sound_s: number, file_bytes: number): number {
    if (sound_s < known_s) return 0;
    const since_s = sound_s - this.#recent.sound_s;
    if (since_s >= known_s) {
      this.#rate = (file_bytes - this.#recent.file_bytes) / since_s;
      this.#recent = { sound_s, file_bytes };
    }
    return Math.max(this.#rate, file_bytes / sound_s);
  }
}

/** A file that grows only slightly too fast is not announced two hours ahead. */
const clearly = 0.95;

function sentence(code: LiveNotice['code'], left_s: number, { max_s, max_bytes }: LiveLimits): string {
  const minutes = Math.round(left_s / 60);
  const hours = Math.floor(minutes / 60);
  const left = hours > 0 ? `${hours} h ${minutes % 60} min` : left_s >= 90 ? `${minutes} minutes` : `${left_s} seconds`;
  const most = code === 'length' ? `${Math.round(max_s / 60)} minutes` : `${Math.round(max_bytes / 1e6)} MB`;
  return `The recording ends by itself in about ${left}: here it may be ${most} ${code === 'length' ? 'long' : 'large'}.`;
}
