import { expect, test } from 'vitest';
import type { LiveState } from '#lib/client/live/live-recording';
import { liveSentences, phaseWords } from './live-words';

const calm: LiveState = {
  session_id: 'one',
  phase: 'recording',
  elapsed_s: 60,
  unsent_s: 0.4,
  up: true,
  full: false,
  gone: false,
  advice: null,
  silenceLeft_s: null,
  notice: null,
  refused: null,
};

test('without problems only the state is shown', () => {
  expect(liveSentences(calm)).toEqual([]);
  expect(
    (['recording', 'paused', 'held', 'finishing', 'ended'] as const).map((phase) => phaseWords({ ...calm, phase })),
  ).toEqual(['Recording', 'Paused', 'Interrupted', 'Sending the rest', 'Ended']);
  expect(phaseWords({ ...calm, phase: 'held', gone: true })).toBe('Sound lost');
});

test('problems that can be fixed are shown, the most urgent first', () => {
  const sentences = liveSentences({
    ...calm,
    up: false,
    unsent_s: 72,
    silenceLeft_s: 45,
    notice: 'Five minutes are left.',
    advice: 'quiet',
    full: true,
  });
  expect(sentences.map((sentence) => sentence.slice(0, 44))).toEqual([
    'Nothing was said for ten minutes. The record',
    'The server cannot be reached. 1:12 of sound ',
    'This browser has no space for a copy, so sou',
    'Five minutes are left.',
    'The sound is very quiet. Move closer to the ',
  ]);
  expect(sentences[1]).toContain('stored on this page');
  expect(liveSentences({ ...calm, advice: 'clipping', phase: 'paused' })).toEqual([]);
});

test('if the server refuses more sound, only its reason is shown', () => {
  expect(
    liveSentences({
      ...calm,
      phase: 'ended',
      refused: 'This recording continues in another tab or on another device.',
      advice: 'silent',
    }),
  ).toEqual(['This recording continues in another tab or on another device.']);
});
