import { setTimeout as sleep } from 'node:timers/promises';
import type { CreatedSession } from '#e2e/support/api';
import { sampleScript } from '#e2e/support/audio';
import { framesOf, LiveClient, talkOf } from '#e2e/support/live-client';
import { quantile } from '#lib/base/statistics';
import type { OpenPiece } from '#lib/events/facts';
import type { Measure } from './measures.ts';

const frameMs = 100;
/**
 * Around the border between two turns of the samples: a settled piece extends beyond the end of its last word by up to
 * this, in seconds.
 */
const nearEnd_s = 0.35;
interface LiveTalk {
  /** From the end of each turn to its words at a viewer, in ms. */
  latencies: number[];
  shown: number;
  rewritten: number;
  settled: number;
  replaced: number;
}

/** Live recordings of synthetic speech with known times in real time, one and three at once, each with a viewer. */
export async function liveMeasures(url: string): Promise<Measure[]> {
  const one = await talks(url, 1);
  const three = await talks(url, 3);
  console.log(`live, each turn of one: ${latenciesOf(one)} ms`);
  console.log(`live, each turn of three: ${latenciesOf(three)} ms`);
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : (100 * part) / whole);
  return [
    {
      what: 'live: end of an utterance to settled words, median',
      unit: 'ms',
      target: 700,
      measured: percentile(one, 0.5),
    },
    { what: 'live: the same, 95th percentile', unit: 'ms', target: 1_200, measured: percentile(one, 0.95) },
    {
      what: 'live, three at once: the same, 95th percentile',
      unit: 'ms',
      target: 2_000,
      measured: percentile(three, 0.95),
    },
    { what: 'live, three at once: median', unit: 'ms', target: null, measured: percentile(three, 0.5) },
    {
      what: 'live: words shown in grey that the next look changes',
      unit: '%',
      target: null,
      measured: share(
        sum(one, ({ rewritten }) => rewritten),
        sum(one, ({ shown }) => shown),
      ),
    },
    {
      what: 'live: settled words that their block changes',
      unit: '%',
      target: null,
      measured: share(
        sum(one, ({ replaced }) => replaced),
        sum(one, ({ settled }) => settled),
      ),
    },
  ];
}

function percentile(all: readonly LiveTalk[], share: number): number {
  return quantile(
    all.flatMap(({ latencies }) => latencies),
    share,
  );
}

function latenciesOf(all: readonly LiveTalk[]): string {
  return all
    .flatMap(({ latencies }) => latencies)
    .toSorted((a, b) => a - b)
    .map(Math.round)
    .join(', ');
}

function sum(all: readonly LiveTalk[], of: (talk: LiveTalk) => number): number {
  return all.reduce((total, talk) => total + of(talk), 0);
}

async function talks(url: string, count: number): Promise<LiveTalk[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      // People do not pause at the same time.
      await sleep(index * 1_300);
      return oneTalk(url);
    }),
  );
}

async function oneTalk(url: string): Promise<LiveTalk> {
  const { session_id, owner_token } = (await (
    await fetch(`${url}/api/sessions`, { method: 'POST' })
  ).json()) as CreatedSession;
  const { turns, duration_s } = sampleScript('planning');
  const talk = await talkOf('planning', 0, duration_s);
  const frames = framesOf(talk, frameMs);
  const [line, viewer] = [new LiveClient(url, owner_token), new LiveClient(url)];
  await line.ask('live:start', { session_id, sample_rate_hz: talk.sample_rate_hz });
  await viewer.ask('session:join', { session_id, after: 0 });
  const began = performance.now();
  // A frame is sent when its last sample has been spoken.
  await sleep(frameMs);
  await line.say(frames, { pace: 1, ms: frameMs });
  await sleep(3_000);
  const pieces = viewer.facts.flatMap((fact) =>
    fact.type === 'partial' ? [{ ...fact.data, came: (viewer.cameAt.get(fact.seq) ?? 0) - began }] : [],
  );
  const latencies = turns.flatMap(({ end_s }) => {
    const piece = pieces.find((each) => each.start_s < end_s && each.end_s >= end_s - nearEnd_s);
    return piece ? [piece.came - 1_000 * end_s] : [];
  });
  await line.ask('live:stop');
  for (const each of [line, viewer]) each.close();
  return { latencies, ...looks(viewer), ...blocks(pieces) };
}

/** Words of each reading, and how many of them the next reading of the same piece does not have any more. */
function looks({ shown: all }: LiveClient): { shown: number; rewritten: number } {
  let [shown, rewritten] = [0, 0];
  let before: OpenPiece | null = null;
  for (const { data } of all) {
    if (!isOpenPiece(data)) continue;
    if (before?.start_s === data.start_s) {
      const [old, next] = [wordsOf(before.text), wordsOf(data.text)];
      shown += old.length;
      rewritten += old.filter((word, index) => next[index] !== word).length;
    }
    before = data;
  }
  return { shown, rewritten };
}

function blocks(pieces: readonly { id: number; text: string }[]): { settled: number; replaced: number } {
  const known = new Map<number, string>();
  let [settled, replaced] = [0, 0];
  for (const { id, text } of pieces) {
    const before = known.get(id);
    if (before === undefined) settled += wordsOf(text).length;
    else {
      const next = wordsOf(text);
      replaced += wordsOf(before).filter((word, index) => next[index] !== word).length;
    }
    known.set(id, text);
  }
  return { settled, replaced };
}

function isOpenPiece(data: unknown): data is OpenPiece {
  return typeof data === 'object' && data !== null && 'firm_chars' in data;
}

/** Without case and punctuation: an added comma does not change a word. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? [];
}
