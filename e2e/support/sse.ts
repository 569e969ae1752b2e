import type { Ephemeral, Fact } from '#lib/events/facts';

/** One raw Server-Sent Events frame. */
export interface Frame {
  id: string;
  /** The `event:` line; must be empty. */
  event: string;
  data: Fact | Ephemeral;
}

/** Reads the frames of a response as they arrive. */
export async function* frames(response: Response): AsyncGenerator<Frame, void, undefined> {
  if (!response.body) return;
  let buffer = '';
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    buffer += text;
    for (let cut = buffer.indexOf('\n\n'); cut >= 0; cut = buffer.indexOf('\n\n')) {
      const lines = buffer
        .slice(0, cut)
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith(':'));
      buffer = buffer.slice(cut + 2);
      const field = (name: string): string =>
        lines
          .filter((line) => line.startsWith(`${name}:`))
          .map((line) => line.slice(name.length + 1).trimStart())
          .join('\n');
      const data = field('data');
      if (data) yield { id: field('id'), event: field('event'), data: JSON.parse(data) as Fact | Ephemeral };
    }
  }
}

/** All frames up to the first `complete`, or the end. */
export async function readRun(response: Response): Promise<Frame[]> {
  const all: Frame[] = [];
  for await (const frame of frames(response)) {
    all.push(frame);
    if (frame.data.type === 'complete') break;
  }
  return all;
}

/** Facts only, in the order in which they came. */
export function factsOf(all: readonly Frame[]): Fact[] {
  return all.map((frame) => frame.data).filter((data): data is Fact => 'seq' in data);
}
