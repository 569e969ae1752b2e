const rate = 16_000;
const bytesPerSample = 2;
const headerBytes = 44;

/** A WAV file (RIFF, PCM) of 16 kHz mono 16-bit samples. */
export function wavOf(samples: Buffer): Uint8Array {
  const file = Buffer.alloc(headerBytes + samples.length);
  file.write('RIFF', 0);
  file.writeUInt32LE(headerBytes - 8 + samples.length, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * bytesPerSample, 28);
  file.writeUInt16LE(bytesPerSample, 32);
  file.writeUInt16LE(8 * bytesPerSample, 34);
  file.write('data', 36);
  file.writeUInt32LE(samples.length, 40);
  samples.copy(file, headerBytes);
  return file;
}

/** The offset of a second in a file of such samples, in bytes. */
export function byteAt(seconds: number): number {
  return Math.max(0, Math.round(seconds * rate)) * bytesPerSample;
}
