import { z } from 'zod';
import type { Material } from './material.ts';
import { fenced } from './transcript-lines.ts';
import type { Window } from './windows.ts';

/** Number of lines that accompany an open question when parts are merged, and greatest number of all such lines. */
const openLines = { after: 6, most: 80 } as const;

/**
 * The text of a stretch of the transcript for the prompt, with the owner's information on the recording. `part` is null
 * if the whole transcript is sent.
 */
export function partText(
  { speakers, lines, context }: Material,
  { from, first, end }: Window,
  part: { number: number; of: number } | null,
): string {
  const read =
    from < first
      ? ` Lines ${from + 1} to ${first} were read with the part before: they are for the context, cite what comes ` +
        'after them.'
      : '';
  const marked =
    part === null
      ? null
      : `This is part ${part.number} of ${part.of} of the transcript: what it began may be answered in a later ` +
        `one.${read}`;
  const transcript = fenced(
    'transcript',
    [...(speakers === null ? [] : [speakers]), ...lines.slice(from, end)].join('\n'),
  );
  return [marked, transcript, context].filter((text) => text !== null).join('\n\n');
}

const openSchema = z.object({
  enhanced_understanding: z.object({ questions: z.array(z.object({ line: z.number(), status: z.string() })) }),
});

/**
 * The prompt that merges the answers of all parts, with quotes and line numbers, and with the lines after questions
 * that are open in their part.
 */
export function mergeText({ speakers, lines, context }: Material, notes: readonly string[]): string {
  const open = new Set<number>();
  for (const note of notes) {
    const parsed = openSchema.safeParse(JSON.parse(note));
    for (const { line, status } of parsed.data?.enhanced_understanding.questions ?? []) {
      if (status === 'open' || status === 'unclear')
        for (let i = line; i <= line + openLines.after && i <= lines.length; i += 1) open.add(i);
    }
  }
  const around = [...open]
    .filter((line) => line >= 1)
    .toSorted((a, b) => a - b)
    .slice(0, openLines.most)
    .map((line) => lines[line - 1] ?? '');
  const texts = [
    `The conversation was too long to be read at once. Below are your own notes on its ${notes.length} parts, in ` +
      'order. Make one answer of them for all of it: keep quotes and line numbers exactly as they are, leave out ' +
      'repetitions and the less important, and count a question as answered where a later part answers it.',
    fenced(
      'notes',
      [
        ...(speakers === null ? [] : [speakers]),
        ...notes.map((note, i) => `Part ${i + 1} of ${notes.length}:\n${note}`),
      ].join('\n\n'),
    ),
    around.length === 0
      ? null
      : `Questions that were open in their part, with the lines after them:\n${fenced('lines', around.join('\n'))}`,
    context,
  ];
  return texts.filter((text) => text !== null).join('\n\n');
}
