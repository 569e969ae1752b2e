/**
 * As much of the protobuf wire format (protobuf.dev/programming-guides/encoding) as is needed to split an ONNX file and
 * assemble another: messages are lists of fields, and unparsed fields are copied as bytes.
 */
export interface Field {
  number: number;
  /** The bytes of the field in the file, including its key. */
  whole: Uint8Array;
  /** The content of a field of known length (wire type 2); empty for numbers. */
  content: Uint8Array;
}

const fixedBytes: Record<number, number> = { 1: 8, 5: 4 };

/** The fields of a message, in order. Throws RangeError if the bytes are not a message. */
export function* fieldsOf(message: Uint8Array): Generator<Field, void, undefined> {
  for (let at = 0; at < message.length;) {
    const key = varintAt(message, at);
    const type = key.value & 7;
    const length = type === 2 ? varintAt(message, key.end) : null;
    const from = length?.end ?? key.end;
    const end = length
      ? from + length.value
      : type === 0
        ? varintAt(message, from).end
        : from + (fixedBytes[type] ?? Number.NaN);
    if (!(end <= message.length)) throw new RangeError('this is no protobuf message');
    yield {
      number: key.value >>> 3,
      whole: message.subarray(at, end),
      content: length ? message.subarray(from, end) : message.subarray(0, 0),
    };
    at = end;
  }
}

/** A field of known length: a message, a text or bytes. */
export function field(number: number, content: Uint8Array | string): Uint8Array {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return Buffer.concat([varint((number << 3) | 2), varint(bytes.length), bytes]);
}

/** A field with a whole number, 0 or more. */
export function numberField(number: number, value: number): Uint8Array {
  return Buffer.concat([varint(number << 3), varint(value)]);
}

export function textOf(content: Uint8Array): string {
  return Buffer.from(content.buffer, content.byteOffset, content.length).toString('utf8');
}

/** Numbers over 2^53 lose their last digits; no length and no key is that large. */
function varintAt(bytes: Uint8Array, at: number): { value: number; end: number } {
  let value = 0;
  for (let [index, scale] = [at, 1]; index < bytes.length; index++, scale *= 128) {
    const byte = bytes[index] ?? 0;
    value += (byte & 127) * scale;
    if (byte < 128) return { value, end: index + 1 };
  }
  throw new RangeError('this protobuf message breaks off');
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Uint8Array.from([...bytes, rest]);
}
