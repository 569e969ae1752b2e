/** Escapes of what cannot be stored; only where there is one has each value to be looked at. */
const unstorable = /\\u(0000|d[89a-f])|\0/i;

/** What PostgreSQL cannot hold in a text: NUL, and halves of surrogate pairs. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}

/** `JSON.parse` of what came from outside, with every text such that it can be stored. Throws SyntaxError. */
export function parseJson(given: string): unknown {
  const text = given.toWellFormed();
  return unstorable.test(text)
    ? JSON.parse(text, (_key, value: unknown) => (typeof value === 'string' ? storable(value) : value))
    : JSON.parse(text);
}
