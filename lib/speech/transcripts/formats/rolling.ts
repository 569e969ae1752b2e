/** Rolling captions: each shows again what the previous one showed. */

/** The lines that a caption shows. */
export interface Shown {
  start_s: number;
  end_s: number;
  lines: string[];
}

/** A cue shorter than this, in seconds, only carries lines over to the next. */
const blink_s = 0.05;
/** The fewest repeated words that are not a coincidence. */
const fewestWords = 3;

const wordsOf = (lines: readonly string[]): string[] => lines.join(' ').split(/\s+/u).filter(Boolean);

/** How many of the last lines of one are the first of the other. */
function sameLines(before: readonly string[], after: readonly string[]): number {
  for (let count = Math.min(before.length, after.length); count > 0; count -= 1) {
    if (before.slice(-count).every((line, index) => line === after[index])) return count;
  }
  return 0;
}

function sameWords(before: readonly string[], after: readonly string[]): number {
  // A growing caption begins with the whole of the previous one, however short that was.
  const whole =
    before.length < fewestWords && before.length < after.length && before.every((word, index) => word === after[index]);
  if (whole) return before.length;
  for (let count = Math.min(before.length, after.length); count >= fewestWords; count -= 1) {
    let at = 0;
    while (at < count && before[before.length - count + at] === after[at]) at += 1;
    if (at === count) return count;
  }
  return 0;
}

/**
 * The new lines of each caption; empty if it shows nothing new. Captions that repeat each other by coincidence are
 * unchanged.
 */
export function newLines(shown: readonly Shown[]): string[][] {
  const steps = shown.map((caption, index) => {
    const before = shown[index - 1];
    if (!before || before.lines.length === 0 || caption.start_s - before.end_s > 1)
      return { lines: 0, words: 0, new: true };
    const lines = sameLines(before.lines, caption.lines);
    const words = lines > 0 ? 0 : sameWords(wordsOf(before.lines), wordsOf(caption.lines));
    return { lines, words, new: lines < caption.lines.length && words < wordsOf(caption.lines).length };
  });
  const repeats = steps.filter(
    (step, index) => (step.lines > 0 || step.words > 0) && (step.new || isBlink(shown[index])),
  ).length;
  const rolls = repeats >= 2 && repeats * 4 >= shown.length;
  return shown.map((caption, index) => {
    const step = steps[index];
    if (!step || (!rolls && !isBlink(caption) && !isBlink(shown[index - 1]))) return caption.lines;
    if (step.lines > 0) return step.new || rolls || isBlink(caption) ? caption.lines.slice(step.lines) : caption.lines;
    if (step.words === 0 || !rolls) return caption.lines;
    const rest = wordsOf(caption.lines).slice(step.words).join(' ');
    return rest === '' ? [] : [rest];
  });
}

function isBlink(caption: Shown | undefined): boolean {
  return caption !== undefined && caption.end_s > caption.start_s && caption.end_s - caption.start_s <= blink_s;
}
