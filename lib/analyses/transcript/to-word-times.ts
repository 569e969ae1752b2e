import type { Segment, Word } from '#lib/speech/contract';
import type { Transcript } from './schema.ts';
import { joinedText, type LeftOut, textsOf, toMs, type WordTimes } from './word-times.ts';

/** null if the words cannot be restored exactly: other texts, another order, finer times, or both kinds of times. */
export function wordTimes(segments: readonly Segment[], words: readonly Word[]): WordTimes | null {
  const approximate = words[0]?.approximate ?? false;
  const packed: WordTimes = { approximate, counts: [], times_ms: [] };
  let next = 0;
  for (const { id, text, start_s } of segments) {
    const first = next;
    const texts = textsOf(text);
    let before_ms = toMs(start_s);
    for (let word = words[next]; word?.segment_id === id; word = words[++next]) {
      const [start_ms, end_ms] = [toMs(word.start_s), toMs(word.end_s)];
      const isSame =
        word.word === texts[next - first] &&
        word.approximate === approximate &&
        start_ms / 1000 === word.start_s &&
        end_ms / 1000 === word.end_s;
      if (!isSame) return null;
      packed.times_ms.push(start_ms - before_ms, end_ms - start_ms);
      before_ms = end_ms;
    }
    packed.counts.push(next - first);
  }
  return next === words.length ? packed : null;
}

/** Leaves the full text and the words out where the passages contain them; `restored` gives them back exactly. */
export function withoutRepeats(data: Transcript): { data: Transcript; left_out: LeftOut } {
  const { segments, transcript, words } = data;
  const left_out: LeftOut = {
    joined: transcript === joinedText(segments),
    words: words.length === 0 ? null : wordTimes(segments, words),
  };
  return {
    data: { ...data, ...(left_out.joined ? { transcript: '' } : {}), ...(left_out.words ? { words: [] } : {}) },
    left_out,
  };
}
