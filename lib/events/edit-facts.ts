import type { SpeakerNames } from '#lib/analyses/rename/speaker-names';
import { applyEdit, type Edit, type PlacedEdit } from '#lib/analyses/transcript/edit';
import { wordsIn } from '#lib/analyses/transcript/edit-words';
import type { Segment, Transcript } from '#lib/analyses/transcript/schema';
import { AppError } from '#lib/base/errors';
import type { EditBody } from './facts.ts';
import { corrected } from './reduce-edits.ts';
import { cleanName, longestName } from './rename-facts.ts';
import type { SessionView } from './view.ts';

/** A request of the owner: a correction, or the undoing of the last one. */
export type EditOrder = Edit | { op: 'undo' };

/** Longest text of one passage, in characters. */
const longestText = 20_000;

/**
 * The fact that corrects the transcript, and the corrected transcript; null if nothing changes. `known` is the last
 * `seq` that the owner had seen. Throws AppError `session_busy`, `needs_transcript`, `text_changed` if the text has
 * changed since, and `invalid_change`.
 */
export function planEdits(
  view: SessionView,
  names: SpeakerNames,
  orders: readonly EditOrder[],
  known: number,
): { body: EditBody; transcript: Transcript } | null {
  const { data } = view.steps.transcript;
  if (!view.complete) throw new AppError('session_busy', { reason: 'correct' });
  if (!data) throw new AppError('needs_transcript', { reason: 'correct' });
  if (known < view.text_seq || known > view.seq) throw new AppError('text_changed');
  let now = { transcript: data, applied: view.edits.applied };
  const edits: EditBody['edits'] = [];
  for (const order of orders) {
    const edit = order.op === 'undo' ? order : placed(order, now.transcript, names);
    if (edit.op === 'undo' && now.applied.length === 0)
      throw new AppError('invalid_change', { reason: 'nothing_to_undo' });
    if (edit.op !== 'undo' && applyEdit(now.transcript, edit).back === null) continue;
    now = corrected(now.transcript, now.applied, [edit]);
    edits.push(edit);
  }
  return edits.length === 0 ? null : { body: { type: 'edit', edits }, transcript: now.transcript };
}

/** The edit with names and text as they will be displayed, and with the times of its passages. */
function placed(edit: Edit, transcript: Transcript, names: SpeakerNames): PlacedEdit {
  const find = (id: number): Segment => {
    const segment = transcript.segments.find((each) => each.id === id);
    if (!segment) throw new AppError('invalid_change', { reason: 'unknown_passage', id });
    return segment;
  };
  const at = (...segments: Segment[]): Required<PlacedEdit>['at'] =>
    segments.map(({ start_s, end_s }) => ({ start_s, end_s }));
  const labels = [...new Set(transcript.segments.flatMap(({ speaker }) => speaker ?? []))];
  switch (edit.op) {
    case 'assign': {
      const known = new Map(transcript.segments.map((segment) => [segment.id, segment]));
      const segments = [...new Set(edit.segment_ids)].map((id) => known.get(id) ?? find(id));
      return {
        op: 'assign',
        segment_ids: segments.map(({ id }) => id),
        speaker: speakerNamed(edit.speaker, labels, names),
        at: at(...segments),
      };
    }
    case 'merge': {
      const [from, into] = [edit.from, edit.into].map((label) => knownLabel(label, labels));
      if (from === undefined || into === undefined)
        throw new AppError('invalid_change', { reason: 'unknown_speakers', labels });
      return { op: 'merge', from, into };
    }
    case 'split': {
      const segment = find(edit.segment_id);
      const words = wordsIn(segment.text).length;
      if (words < 2) throw new AppError('invalid_change', { reason: 'single_word', id: segment.id });
      if (edit.word >= words) throw new AppError('invalid_change', { reason: 'split_position', id: segment.id, words });
      return { ...edit, at: at(segment) };
    }
    case 'text': {
      const text = edit.text
        .toWellFormed()
        .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim();
      if (text.length > longestText)
        throw new AppError('invalid_change', { reason: 'passage_length', longest: longestText });
      return { ...edit, text, at: at(find(edit.segment_id)) };
    }
  }
}

/** “Anna”, “ANNA” and “Anna ” are one speaker. */
function knownLabel(label: string, labels: readonly string[]): string | undefined {
  if (labels.includes(label)) return label;
  const name = cleanName(label).toLowerCase();
  return labels.find((each) => cleanName(each).toLowerCase() === name);
}

function speakerNamed(given: string, labels: readonly string[], names: SpeakerNames): string {
  const known = knownLabel(given, labels);
  if (known !== undefined) return known;
  const name = cleanName(given);
  if (name === '' || name.length > longestName)
    throw new AppError('invalid_change', { reason: 'name_length', longest: longestName });
  const shown = names[name];
  if (shown !== undefined && labels.includes(shown))
    throw new AppError('invalid_change', { reason: 'former_name', name, shown });
  return name;
}
