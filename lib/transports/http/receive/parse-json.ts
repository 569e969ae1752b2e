/** Escapes of characters that cannot be stored; without any, the values need not be checked. */
const unstorable = /\\u(0000|d[89a-f])|\0/i;

/** Removes the characters that a text in PostgreSQL cannot hold: NUL, and unpaired surrogates. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}

/** `JSON.parse` of outside input, with every text made storable. Throws SyntaxError. */
export function parseJson(given: string): unknown {
  const text = given.toWellFormed();
  return unstorable.test(text)
    ? JSON.parse(text, (_key, value: unknown) => (typeof value === 'string' ? storable(value) : value))
    : JSON.parse(text);
}
