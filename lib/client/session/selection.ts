import { type CardType, isAnalysisType, isCustomType } from '#lib/analyses/steps';

/** The selection on the page: one note, one finding in it, one moment. */
export interface Selection {
  note: CardType | null;
  /** Id of a finding, or of one of its pieces of evidence. */
  finding: string | null;
  time_s: number | null;
}

export const nothingSelected: Selection = { note: null, finding: null, time_s: null };

/** The selection in an address: `f` is a finding's id or a note's name. */
export interface Asked {
  f: string | null;
  time_s: number | null;
}

const digits = /^\d+(?:\.\d+)?$/;
const names = /^[\w:-]{1,60}$/;

/** Parses "#f=…&t=12.5", "#t=12.5", and a note's name alone, as in older addresses; null if there is no selection. */
export function askedIn(hash: string): Asked | null {
  const bare = hash.replace(/^#/, '');
  if (isNote(bare)) return { f: bare, time_s: null };
  const asked = new URLSearchParams(bare);
  const f = asked.get('f');
  const t = asked.get('t');
  const found = { f: f !== null && names.test(f) ? f : null, time_s: t !== null && digits.test(t) ? Number(t) : null };
  return found.f === null && found.time_s === null ? null : found;
}

export function isNote(name: string): name is CardType {
  return isAnalysisType(name) || isCustomType(name);
}

/** The fragment of an address that leads to this selection; empty if nothing is selected. */
export function hashOf({ note, finding, time_s }: Selection): string {
  const f = finding ?? note;
  const parts = [f === null ? null : `f=${f}`, time_s === null ? null : `t=${Number(time_s.toFixed(2))}`].filter(
    (part) => part !== null,
  );
  return parts.length === 0 ? '' : `#${parts.join('&')}`;
}
