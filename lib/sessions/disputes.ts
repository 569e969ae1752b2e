import { findingId } from '#lib/analyses/evidence/finding';
import type { CardType } from '#lib/analyses/steps';
import { AppError } from '#lib/base/errors';
import type { EventLog } from '#lib/events/log';
import { readView } from '#lib/events/read-view';
import type { SessionView } from '#lib/events/view';
import type { Access } from '#lib/sessions/access/access';
import type { Visitor } from './contract.ts';

/** How many findings of one kind are disputed. */
export interface DisputeCount {
  analysis_type: CardType;
  cue: string;
  count: number;
  /** How many of that kind the results hold, those that were marked included. */
  of: number;
}

export interface DisputeStore {
  /** Over all sessions of an owner, the most often disputed kind first. */
  countsOf(ownerId: string): Promise<DisputeCount[]>;
}

interface DisputesOptions {
  access: Pick<Access, 'toChange'>;
  log: EventLog;
  store: DisputeStore;
}

/** The owners' disputes of findings. */
export class Disputes {
  readonly #options: DisputesOptions;

  constructor(options: DisputesOptions) {
    this.#options = options;
  }

  /**
   * Throws AppError `not_found` (also if the session has no such finding), `not_owner`, or `invalid_change` for an
   * invalid reason.
   */
  async dispute(id: string, visitor: Visitor, finding: string, given: string): Promise<void> {
    const { access, log } = this.#options;
    await access.toChange(id, visitor);
    const view = await readView(log, id);
    const place = placeOf(view, finding);
    if (!place) throw new AppError('not_found', { reason: 'finding' });
    const reason = given
      .toWellFormed()
      .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
      .trim();
    if (reason === '') throw new AppError('invalid_change', { reason: 'no_reason' });
    if (view.disputes[finding]?.reason !== reason)
      await log.append(id, [{ type: 'dispute', finding, ...place, reason }]);
  }

  /** Throws AppError `not_found` (also if that finding is not disputed), or `not_owner`. */
  async withdraw(id: string, visitor: Visitor, finding: string): Promise<void> {
    const { access, log } = this.#options;
    await access.toChange(id, visitor);
    const view = await readView(log, id);
    if (!view.disputes[finding]) throw new AppError('not_found', { reason: 'not_disputed' });
    // A disputed finding may be gone from the view by now.
    const place = placeOf(view, finding) ?? { analysis_type: 'transcript' as const, cue: 'gone' };
    await log.append(id, [{ type: 'dispute', finding, ...place, reason: null }]);
  }

  async counts({ owner_id }: Visitor): Promise<DisputeCount[]> {
    return owner_id === null ? [] : this.#options.store.countsOf(owner_id);
  }
}

/** The analysis and cue of a finding, by the id of one of its passages. */
function placeOf(view: SessionView, finding: string): { analysis_type: CardType; cue: string } | null {
  for (const { analysis_type, data } of Object.values(view.steps)) {
    for (const { cue, quote } of data?.evidence ?? [])
      if (findingId(analysis_type, cue, quote) === finding) return { analysis_type, cue };
  }
  for (const { analysis_type, data } of view.custom) {
    for (const { quote } of data?.findings ?? [])
      if (findingId(analysis_type, 'answer', quote) === finding) return { analysis_type, cue: 'answer' };
  }
  return null;
}
