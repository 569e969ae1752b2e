import type { Engine } from '#lib/analyses/analysis';
import type { SpeakerAttitude } from './schema.ts';
import { capital, count, decimal, words } from '#lib/base/words';

const respect = { low: 'little respect shown', neutral: null, high: 'respect shown' } as const;
/** Nine out of ten ordinary comments lie between 0.34 and 0.86, the middle half between 0.5 and 0.6. */
const politeness = { polite: 0.65, impolite: 0.42 } as const;
/** Most speakers that the lead names. */
const mostNamed = 3;
export const nothing = 'No attitude stands out.';

/** The lead, from the result's fields alone; by speaker and with counts, if the speakers are known. */
export function lead(data: SpeakerAttitude, by: Engine['kind'] = 'local'): string {
  if (by === 'local' && data.speakers.length > 1 && data.dominant_attitude !== null) return speakersLead(data);
  const told = by === 'model' ? data.speakers.flatMap((line) => verdict(line) ?? []).slice(0, mostNamed) : [];
  if (told.length > 0) return told.join(' ');
  const parts = [attitude(data)];
  if (data.respect_level !== null) parts.push(respect[data.respect_level]);
  const said = parts.filter((part) => part !== null);
  return said.length === 0
    ? nothing
    : `${capital(said.join('; '))}.${by === 'model' || data.method === '' ? '' : ` ${data.method}`}`;
}

type Line = SpeakerAttitude['speakers'][number];

/** A model's verdict on one speaker; null if there is none. */
function verdict({ speaker, attitude: kind, respect_level }: Line): string | null {
  const parts = [
    kind === null ? null : `${kind} wording`,
    respect_level === null ? null : respect[respect_level],
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : `${speaker}: ${parts.join('; ')}.`;
}

function speakersLead({ speakers, respect_level }: SpeakerAttitude): string {
  const named = speakers
    .filter((line) => line.attitude !== null)
    .toSorted((a, b) => Number(b.attitude === 'hostile') - Number(a.attitude === 'hostile') || b.words - a.words);
  if (named.length === 0) return nothing;
  const lines = named
    .slice(0, mostNamed)
    .map((line) => `${line.speaker}: ${counted(line)} in ${count(line.words, 'word')}.`);
  const rest = named.length > mostNamed ? ` The same holds of ${count(named.length - mostNamed, 'other')}.` : '';
  return `${lines.join(' ')}${rest}${respect_level === 'low' ? ' Little respect is shown.' : ''}`;
}

/** Names hedges and boosters as such, since many of them do not make a speaker tentative or sure (docs/EVIDENCE.md). */
function counted({ attitude: kind, marks_of_politeness, marks_of_disrespect, hedges, boosters }: Line): string {
  if (kind === 'polite') return `polite wording, ${count(marks_of_politeness, 'polite phrase')}`;
  if (kind === 'hostile')
    return `hostile wording, ${count(marks_of_disrespect, 'mark of disrespect', 'marks of disrespect')}`;
  return kind === 'tentative'
    ? `many hedges, ${count(hedges, '', '').trim()}`
    : `many boosters, ${count(boosters, '', '').trim()}`;
}

function attitude({ dominant_attitude, politeness_score }: SpeakerAttitude): string | null {
  if (dominant_attitude !== null)
    return dominant_attitude === 'neutral' ? null : `${words(dominant_attitude)} wording stands out`;
  if (politeness_score === null) return null;
  const name =
    politeness_score >= politeness.polite
      ? 'polite wording'
      : politeness_score <= politeness.impolite
        ? 'impolite wording'
        : 'wording neither polite nor impolite';
  return `${name} (${decimal(politeness_score, 2)}, where 0.5 is neither)`;
}
