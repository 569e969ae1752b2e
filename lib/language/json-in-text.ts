/** The most characters to scan in all, since each unclosed brace is searched to the end of the text. */
const mostLooks = 5_000_000;

/**
 * The outermost JSON objects in a text, in order: models put words, examples and code fences around their answer, and
 * braces into their words. `__proto__` is left out.
 */
export function objectsIn(text: string): object[] {
  const found: object[] = [];
  let looks = 0;
  let at = text.indexOf('{');
  while (at >= 0 && looks < mostLooks) {
    const end = endOf(text, at);
    looks += (end ?? text.length) - at;
    const object = end === null ? null : parsed(text.slice(at, end));
    if (object) found.push(object);
    at = text.indexOf('{', object && end !== null ? end : at + 1);
  }
  return found;
}

/** The index after the brace that closes the one at `from`, skipping JSON strings; null if there is none. */
function endOf(text: string, from: number): number | null {
  let depth = 0;
  let quoted = false;
  for (let i = from; i < text.length; i += 1) {
    const character = text[i];
    if (quoted) {
      if (character === '\\') i += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth === 0) return i + 1;
    }
  }
  return null;
}

function parsed(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text, (key, member: unknown) => (key === '__proto__' ? undefined : member));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** A text without the model's thoughts before its answer, even if the start or the end tag is missing. */
export function withoutThought(text: string): string {
  const closed = text.replaceAll(/<think(?:ing)?>[\s\S]*?<\/think(?:ing)?>/giu, '');
  return closed.replace(/^[\s\S]*<\/think(?:ing)?>/iu, '').replace(/<think(?:ing)?>[\s\S]*$/iu, '');
}
