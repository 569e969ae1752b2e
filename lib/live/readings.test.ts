import { expect, test, vi } from 'vitest';
import type { Heard } from '#lib/audio/live/live-child';
import { MemoryLog } from '#lib/events/memory-log';
import { LiveReadings } from './readings.ts';
import { LiveTranscript } from './transcript.ts';
import { createFakeParts } from '#lib/pipeline/testing/fake-parts';
import type { ReadingRoom } from '#lib/pipeline/request';

const session_id = 'session';
const span = (start_s: number, end_s: number) => ({
  start_s,
  end_s,
  voiced: [{ start_s, end_s }],
  speaker: null,
  confidence: 0.9,
});
const heard = (heard_s: number): Heard => ({
  heard_s,
  ended: [],
  open: [],
  silent_s: 0,
  more: false,
  next_frame: 0,
  flac_bytes: 0,
  gauge: {
    level_dbfs: -20,
    peak_dbfs: -6,
    is_clipping: false,
    clipping_ratio: 0,
    pitch_hz: null,
    talk_s: [heard_s * 0.8],
    pauses: [0],
  },
});

/** A talk with a piece every five seconds; answers how many segments each reading had, and when it was. */
async function talk(
  seconds: number,
  room: ReadingRoom,
): Promise<{ log: MemoryLog; read: { at_s: number; segments: number }[] }> {
  vi.useFakeTimers();
  const log = new MemoryLog();
  const transcript = new LiveTranscript();
  const read: { at_s: number; segments: number }[] = [];
  let at_s = 0;
  const counted: ReadingRoom = {
    ...room,
    open(input) {
      read.push({ at_s, segments: input.transcript.segments.length });
      return room.open(input);
    },
  };
  const readings = new LiveReadings({
    session_id,
    transcript,
    log,
    room: counted,
    context: {},
    voice_inference: true,
    measure: async () => null,
    now: () => at_s * 1_000,
  });
  for (at_s = 5; at_s <= seconds; at_s += 5) {
    transcript.heard(heard(at_s));
    transcript.settle(
      { id: at_s / 5, ...span(at_s - 5, at_s - 1), text: 'We will meet again on Tuesday, and I will send the budget.' },
      [],
    );
    readings.stir();
    await vi.advanceTimersByTimeAsync(5_000);
  }
  await readings.end();
  vi.useRealTimers();
  return { log, read };
}

/** Quick answers, so that two hours are simulated in a moment. */
const quick: ReadingRoom = {
  warm: async () => undefined,
  open: () =>
    ({
      read: async () => ({ data: { n: Math.random() }, engine: { kind: 'local', name: 'quick', version: '1' } }),
      close: () => undefined,
    }) as unknown as ReturnType<ReadingRoom['open']>,
  close: async () => undefined,
};

test('a minute of the second hour costs no more than the second minute', async () => {
  const { read } = await talk(7_200, quick);
  const work = (from_s: number, to_s: number): number =>
    read.filter(({ at_s }) => at_s > from_s && at_s <= to_s).reduce((sum, { segments }) => sum + segments, 0) /
    ((to_s - from_s) / 60);
  expect(work(3_600, 7_200)).toBeLessThan(1.3 * work(60, 300));
  expect(read.length).toBeLessThan(130);
  expect(read.slice(0, 8).map(({ at_s }) => at_s)).toEqual([5, 10, 15, 20, 25, 30, 35, 40]);
});

test('readings so far are provisional, and only what changed is told', async () => {
  const { log } = await talk(30, createFakeParts({ speech: { segments: [] } }).readings);
  const facts = await log.read(session_id, 0, 1_000);
  expect(facts.length).toBeGreaterThan(9);
  expect(facts.every((fact) => fact.type === 'result' && fact.provisional)).toBe(true);
  const said = facts.flatMap((fact) =>
    fact.type === 'result' ? [`${fact.analysis_type} ${JSON.stringify(fact.data)}`] : [],
  );
  expect(
    said.filter(
      (text, index) => text === said.slice(0, index).findLast((before) => before.split(' ')[0] === text.split(' ')[0]),
    ),
  ).toEqual([]);
});
