import { z } from 'zod';
import type { SeenRequest } from './scene.ts';

/** The parts of a JSON schema that are used. */
const nodeSchema = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
});

/** Number, speaker, words. */
const line = /^(\d+)( \w+)?: (.+)$/gmu;
/** A quote in the notes on a part. */
const noted = /"line":(\d+),()"quote":"([^"]+)"/gu;

/**
 * An answer to any of our requests, made from its own schema and the lines of its transcript: lists have two entries,
 * quotes are the first words of a line. Good enough to see the model's side of the product without a model; it
 * understands nothing.
 */
export function fakeAnswer({ path, body }: SeenRequest): string {
  if (path.endsWith('/transcriptions'))
    return JSON.stringify({ text: 'The scripted server heard nothing and made up these words.' });
  const strings = stringsIn(body);
  const lines = [line, noted].flatMap((pattern) =>
    strings.flatMap((text) =>
      Array.from(text.matchAll(pattern), (match) => ({
        number: Number(match[1]),
        speaker: match[2] ?? '',
        text: match[3] ?? '',
      })),
    ),
  );
  let at = 0;
  /**
   * The next line of another speaker, for fields that answer the line cited next; the next line if speakers are
   * unknown.
   */
  const reply = (): { line: number; quote: string } => {
    const asked = lines[at % Math.max(1, lines.length)];
    const from = lines.find(
      ({ number, speaker }) => number > (asked?.number ?? 0) && (speaker === '' || speaker !== asked?.speaker),
    );
    return from ? { line: from.number, quote: opening(from.text) } : cite();
  };
  const cite = (): { line: number; quote: string } => {
    const from = lines.length > 0 ? lines[at++ % lines.length] : undefined;
    return { line: from?.number ?? 1, quote: opening(from?.text ?? '') };
  };
  // Free text is checked against the transcript, too, so it uses the longest words from there.
  const telling = [...new Set(lines.flatMap(({ text }) => text.match(/\b[a-z]{4,}\b/gu) ?? []))]
    .toSorted((a, b) => b.length - a.length)
    .slice(0, 4);
  const about = telling.length === 0 ? '' : ` about ${telling.join(', ')}`;
  const make = (given: unknown, name: string): unknown => {
    const node = nodeSchema.parse(given);
    if (node.anyOf) return make(node.anyOf[0], name);
    if (node.enum) return node.enum[0];
    const type = Array.isArray(node.type) ? node.type[0] : node.type;
    if (type === 'object') {
      const made = Object.fromEntries(
        Object.entries(node.properties ?? {}).map(([key, value]) => [key, make(value, key)]),
      );
      return 'line' in made && 'quote' in made ? { ...made, ...(name === 'answer' ? reply() : cite()) } : made;
    }
    if (type === 'array') return [make(node.items, name), make(node.items, name)];
    if (type === 'boolean') return true;
    if (type === 'integer') return 1;
    if (type === 'number') return 0.6;
    return type === 'null' ? null : `A made-up ${name.replaceAll('_', ' ')}${about}.`;
  };
  return JSON.stringify(make(schemaIn(body, strings), 'answer'));
}

const opening = (text: string): string => text.split(' ').slice(0, 8).join(' ');

/** The schema in the request, in either API, or in the prompt. */
function schemaIn(body: SeenRequest['body'], strings: string[]): unknown {
  const asked = z
    .looseObject({
      response_format: z.looseObject({ json_schema: z.looseObject({ schema: z.unknown() }).optional() }).optional(),
      text: z.looseObject({ format: z.looseObject({ schema: z.unknown() }).optional() }).optional(),
    })
    .parse(body ?? {});
  const given = asked.response_format?.json_schema?.schema ?? asked.text?.format?.schema;
  if (given !== undefined) return given;
  const spelled = strings
    .map((text) => /fit this JSON schema:\n(.+)$/u.exec(text)?.[1])
    .find((found) => found !== undefined);
  return spelled === undefined ? { type: 'object', properties: {} } : JSON.parse(spelled);
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
