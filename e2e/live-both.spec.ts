import type { BrowserContext, Page } from '@playwright/test';
import { sampleScript } from '#e2e/support/audio';
import { channelOf, fedTo, recorded_s, rememberFed, storedSound } from '#e2e/support/recorded';
import { FirstPage } from '#e2e/support/first-page';
import { SessionPage } from '#e2e/support/session-page';
import { expect, test } from '#e2e/support/test';
import { errorsWithin } from '#lib/speech/testing/word-errors';

interface Sides {
  microphone: MediaStreamTrack[];
  tab: GainNode | null;
}

/**
 * The browser's fake screen has the sound of its fake microphone. This replaces it by the sound of another talk, and
 * lets the test say which of the two sides speaks.
 */
async function twoSides(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    if (!('mediaDevices' in navigator)) return;
    const sides: Sides = { microphone: [], tab: null };
    Object.assign(window, { sides });
    const devices = navigator.mediaDevices;
    const [share, ask] = [devices.getDisplayMedia.bind(devices), devices.getUserMedia.bind(devices)];
    devices.getUserMedia = async (wanted) => {
      const stream = await ask(wanted);
      sides.microphone.push(...stream.getAudioTracks());
      return stream;
    };
    devices.getDisplayMedia = async (wanted) => {
      const shared = await share(wanted);
      const [own] = shared.getAudioTracks();
      if (!own) return shared;
      const context = new AudioContext();
      const bytes = await (await fetch('/samples/argument.mp3')).arrayBuffer();
      const source = new AudioBufferSourceNode(context, { buffer: await context.decodeAudioData(bytes), loop: true });
      const sound = context.createMediaStreamDestination();
      sides.tab = new GainNode(context);
      source.connect(sides.tab).connect(sound);
      source.start();
      shared.removeTrack(own);
      for (const track of sound.stream.getAudioTracks()) shared.addTrack(track);
      return shared;
    };
  });
}

function speaks(page: Page, side: 'microphone' | 'tab'): Promise<void> {
  return page.evaluate((wanted) => {
    const { microphone, tab } = (window as unknown as { sides: Sides }).sides;
    for (const track of microphone) track.enabled = wanted === 'microphone';
    if (tab) tab.gain.value = wanted === 'tab' ? 1 : 0;
  }, side);
}

/** The correlation of two channels, 0 to 1. */
function likeness(one: Int16Array, other: Int16Array): number {
  const sum = (of: (at: number) => number): number => one.reduce((total, _, at) => total + of(at), 0);
  const energy = (channel: Int16Array): number => sum((at) => (channel[at] ?? 0) ** 2);
  return Math.abs(sum((at) => (one[at] ?? 0) * (other[at] ?? 0))) / Math.sqrt(Math.max(1, energy(one) * energy(other)));
}

// The browser treats its fake screen as a camera, which the page may not use, and logs that.
test.use({ expectedErrors: [/camera is not allowed in this document/] });

test(
  'microphone and tab at once: two channels are stored, and two speakers are shown',
  { tag: '@long' },
  async ({ visitor, server }) => {
    test.slow();
    await server.ready();
    const context = await visitor();
    await rememberFed(context);
    await twoSides(context);
    const page = await context.newPage();
    const first = new FirstPage(page);
    await first.open();
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await first.acceptNotice();
    const setUp = page.getByRole('region', { name: 'Before you record' });
    await setUp.getByRole('radio', { name: 'Both' }).check();
    await expect(setUp.getByRole('meter')).toHaveCount(2);
    await setUp.getByRole('button', { name: 'Start recording' }).click();
    const session = new SessionPage(page);
    const id = await session.id();
    const recorder = page.getByRole('region', { name: 'Recorder' });
    await expect(recorder.getByRole('meter')).toHaveCount(2);
    for (const [side, until_s] of [
      ['microphone', 10],
      ['tab', 20],
      ['microphone', 30],
      ['tab', 40],
    ] as const) {
      await speaks(page, side);
      await expect.poll(() => recorded_s(page), { timeout: 60_000 }).toBeGreaterThan(until_s);
    }
    for (const name of ['Speaker 1', 'Speaker 2'])
      await expect(
        session.card('transcript').getByText(name, { exact: true }).first(),
        'while it is recorded',
      ).toBeVisible({ timeout: 60_000 });
    await recorder.getByRole('button', { name: 'Stop' }).click();
    await session.allDone();

    const [fed, stored] = [await fedTo(page), await storedSound(page, id)];
    expect(stored.channels).toBe(2);
    expect(stored.pcm.equals(fed), 'each sample of each side is the one that was fed').toBe(true);
    expect(likeness(channelOf(stored, 0), channelOf(stored, 1)), 'each side has a channel of its own').toBeLessThan(
      0.2,
    );

    const { segments } = (await (await page.request.get(`/api/sessions/${id}/export?format=json`)).json()) as {
      segments: { speaker: string; text: string }[];
    };
    const saidBy = Map.groupBy(segments, ({ speaker }) => speaker);
    expect([...saidBy.keys()].toSorted()).toEqual(['Speaker 1', 'Speaker 2']);
    for (const [speaker, sample] of [
      ['Speaker 1', 'planning'],
      ['Speaker 2', 'argument'],
    ] as const) {
      const { text } = sampleScript(sample);
      // Each side is silent in between, so each passage is a part of its own.
      const passages = (saidBy.get(speaker) ?? []).map((segment) => segment.text);
      const words = passages.map((passage) => passage.split(' ').length);
      const wrong = passages.map((passage, index) => errorsWithin(`${text} ${text}`, passage) * (words[index] ?? 0));
      const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
      expect(sum(words)).toBeGreaterThan(15);
      expect(sum(wrong) / sum(words), `${speaker}: ${passages.join(' ')}`).toBeLessThan(0.2);
    }
  },
);
