import { randomBytes } from 'node:crypto';
import { AppError } from '#lib/base/errors';
import { hashOf } from '#lib/sessions/access/secrets';
import type { SessionStore } from '#lib/sessions/store';

/** The store of one-time codes, as hashes. */
export interface OwnerCodeStore {
  keep(codeHash: string, ownerId: string, expiresAt: Date): Promise<void>;
  /** The owner of a valid code; the code is then used up. */
  take(codeHash: string): Promise<string | null>;
  /** Deletes the codes of an owner. */
  forgetCodes(ownerId: string): Promise<void>;
  /** Deletes the codes and questions of an owner. */
  forget(ownerId: string): Promise<void>;
}

/** Digits and letters without I, L, O and U, which are easily misread: 5 bits each (Crockford's base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 60 bits, valid for ten minutes. */
const codeLength = 12;
const goodForMs = 10 * 60_000;

/** Moves an owner to another browser, or back after the cookies were lost. */
export class OwnerMoves {
  readonly #codes: OwnerCodeStore;
  readonly #store: SessionStore;

  constructor(codes: OwnerCodeStore, store: SessionStore) {
    this.#codes = codes;
    this.#store = store;
  }

  /** A code such as `7KQF-2M9T-XWB4`, for one use. */
  async makeCode(ownerId: string): Promise<{ code: string; expires_at: string }> {
    const letters = Array.from(randomBytes(codeLength), (byte) => alphabet[byte % alphabet.length]).join('');
    const expires_at = new Date(Date.now() + goodForMs);
    await this.#codes.keep(hashOf(letters), ownerId, expires_at);
    return { code: letters.replace(/(.{4})(?=.)/g, '$1-'), expires_at: expires_at.toISOString() };
  }

  /** The owner of a code. Throws AppError `wrong_code`, the same for a wrong, used or expired code. */
  async redeemCode(code: string): Promise<string> {
    const letters = code
      .toUpperCase()
      .replaceAll('O', '0')
      .replace(/[IL]/g, '1')
      .replace(/[^0-9A-Z]/g, '');
    const owner = letters.length === codeLength ? await this.#codes.take(hashOf(letters)) : null;
    if (owner === null) throw new AppError('wrong_code');
    return owner;
  }

  /** Transfers everything of one owner to another; returns the number of sessions. */
  async transfer(from: string, to: string): Promise<number> {
    return from === to ? 0 : this.#store.handOver(from, to);
  }

  async forgetCodes(ownerId: string): Promise<void> {
    await this.#codes.forgetCodes(ownerId);
  }

  async forget(ownerId: string): Promise<void> {
    await this.#codes.forget(ownerId);
  }
}
