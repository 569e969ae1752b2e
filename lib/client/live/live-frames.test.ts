import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';

interface Processor {
  port: { onmessage: (event: { data: string }) => void };
  process: (inputs: Float32Array[][]) => boolean;
}

/** The script as the browser's audio thread runs it, with its posted messages. */
function setUp(channels: number, samples: number): { processor: Processor; posted: unknown[] } {
  const posted: unknown[] = [];
  let made: (new (options: object) => Processor) | undefined;
  class AudioWorkletProcessor {
    port = { postMessage: (message: unknown) => void posted.push(message) };
  }
  const source = readFileSync(join(import.meta.dirname, '../../../public/live-frames.js'), 'utf8');
  runInNewContext(source, {
    AudioWorkletProcessor,
    registerProcessor: (_name: string, given: typeof made) => void (made = given),
    ArrayBuffer,
    DataView,
    Math,
  });
  if (!made) throw new Error('nothing was registered');
  return { processor: new made({ processorOptions: { channels, samples } }), posted };
}

const samplesOf = (message: unknown): number[] => [...new Int16Array(message as ArrayBuffer)];

test('samples become whole frames, clipped at full scale, and the rest before a pause is posted', () => {
  const { processor, posted } = setUp(1, 4);
  expect(processor.process([[new Float32Array([0.5])]])).toBe(true);
  expect(posted, 'nothing before the start').toEqual([]);
  processor.port.onmessage({ data: 'start' });
  processor.process([[new Float32Array([0, 0.5, -0.5])]]);
  processor.process([[new Float32Array([2, -2])]]);
  expect(posted.map(samplesOf)).toEqual([[0, 16_384, -16_383, 32_767]]);
  processor.port.onmessage({ data: 'pause' });
  expect(samplesOf(posted[1]), 'half a frame at least').toEqual([-32_767, 0]);
  expect(posted[2]).toBe('paused');
  processor.process([[new Float32Array([0.1])]]);
  expect(posted).toHaveLength(3);
  processor.port.onmessage({ data: 'end' });
  expect(processor.process([[]])).toBe(false);
});

test('two channels are interleaved, and a missing one is silent', () => {
  const { processor, posted } = setUp(2, 2);
  processor.port.onmessage({ data: 'start' });
  processor.process([[new Float32Array([0.5, 0.25]), new Float32Array([-0.5, -0.25])]]);
  processor.process([[new Float32Array([1, 1])]]);
  expect(posted.map(samplesOf)).toEqual([
    [16_384, -16_383, 8192, -8192],
    [32_767, 0, 32_767, 0],
  ]);
});
