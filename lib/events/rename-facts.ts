import type { SpeakerNames } from '#lib/analyses/rename/speaker-names';
import { renameSegment, renameSpeakers, speakerLabels } from '#lib/analyses/rename/rename';
import { AppError } from '#lib/base/errors';
import type { FactBody, ResultBody } from './facts.ts';
import type { SessionView } from './view.ts';

/** Longest name, in characters. */
export const longestName = 80;

export interface Renaming {
  /** All names of the session from now on: from the engines' label to the displayed name. */
  names: SpeakerNames;
  /** The facts to append. */
  bodies: FactBody[];
}

/**
 * Plans the facts that rename speakers. `change` maps the displayed names to the new ones. Throws AppError
 * `invalid_change` (unknown speaker, or an invalid name) and `name_taken`.
 */
export function planRenaming(view: SessionView, known: SpeakerNames, change: SpeakerNames): Renaming {
  const steps = [...Object.values(view.steps), ...view.custom];
  const labels = speakerLabels(view.segments, steps);
  const wanted: Record<string, string> = {};
  for (const [label, given] of Object.entries(change)) {
    if (!labels.includes(label))
      throw new AppError('invalid_change', { reason: 'unknown_speaker', label: label.slice(0, longestName), labels });
    const name = cleanName(given);
    if (name === '' || name.length > longestName)
      throw new AppError('invalid_change', { reason: 'name_length', longest: longestName });
    if (name !== label) wanted[label] = name;
  }
  const after = labels.map((label) => wanted[label] ?? label);
  const twice = after.find(
    (name, index) => after.findIndex((other) => other.toLowerCase() === name.toLowerCase()) !== index,
  );
  if (twice !== undefined) throw new AppError('name_taken', { name: twice });
  if (Object.keys(wanted).length === 0) return { names: known, bodies: [] };
  return { names: composed(known, wanted), bodies: renamedFacts(view, wanted) };
}

/** A fact of an engine, with the names that the owner gave. `said` is the transcript's text. */
export function withNames(body: FactBody, names: SpeakerNames, said: string): FactBody {
  if (body.type === 'partial') return { ...body, data: renameSegment(body.data, names) };
  if (body.type !== 'result') return body;
  return { ...body, data: renameSpeakers(body.analysis_type, body.data, names, said) } as ResultBody;
}

/** Maps the displayed names to the engines' labels. */
export function labelsOf(names: SpeakerNames): SpeakerNames {
  return Object.fromEntries(Object.entries(names).map(([label, name]) => [name, label]));
}

/** Repeats the passages and results in which a name changes; passages only while no transcript holds them. */
function renamedFacts(view: SessionView, wanted: SpeakerNames): FactBody[] {
  const { transcript } = view.steps;
  const said = transcript.data?.transcript ?? view.segments.map(({ text }) => text).join(' ');
  const segments = transcript.data
    ? []
    : view.segments.filter(({ speaker }) => speaker !== null && Object.hasOwn(wanted, speaker));
  const partials = segments.map((segment): FactBody => ({
    type: 'partial',
    analysis_type: 'transcript',
    data: renameSegment(segment, wanted),
  }));
  const results = [...Object.values(view.steps), ...view.custom].flatMap((step): FactBody[] => {
    if (!step.data || !step.engine) return [];
    const data = renameSpeakers(step.analysis_type, step.data, wanted, said);
    if (data === step.data) return [];
    const { analysis_type, engine, provisional, took_ms, fallback_reason, instruction } = step;
    const added = {
      ...(fallback_reason === null ? {} : { fallback_reason }),
      ...(instruction === null ? {} : { instruction }),
    };
    const names = analysis_type === 'transcript' ? { names: wanted } : {};
    return [
      {
        type: 'result',
        analysis_type,
        data,
        engine,
        provisional,
        took_ms: took_ms ?? 0,
        ...added,
        renamed: true,
        ...names,
      } as ResultBody,
    ];
  });
  // The log of an ended run must keep ending with `complete`, since clients wait for it as the last fact.
  const { complete } = view;
  const end: FactBody[] = complete
    ? [{ type: 'complete', message: complete.message, failed: complete.failed, took_ms: complete.took_ms }]
    : [];
  return [...partials, ...results, ...end];
}

function composed(known: SpeakerNames, wanted: SpeakerNames): SpeakerNames {
  const labelOf = labelsOf(known);
  const out: Record<string, string> = { ...known };
  for (const [name, next] of Object.entries(wanted)) out[labelOf[name] ?? name] = next;
  return Object.fromEntries(Object.entries(out).filter(([label, name]) => label !== name));
}

/** One line, without invisible characters: control characters, direction marks, unpaired surrogates. */
export function cleanName(name: string): string {
  return name
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
