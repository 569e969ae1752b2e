import { expect, test } from 'vitest';
import { askedIn, hashOf } from './selection';
import { momentIn } from '#lib/client/transcript/moment-in';

test('an address leads to a finding and a moment, to a moment alone, or to a note', () => {
  expect(askedIn('#f=abc123&t=12.5')).toEqual({ f: 'abc123', time_s: 12.5 });
  expect(askedIn('#t=12.5')).toEqual({ f: null, time_s: 12.5 });
  expect(askedIn('#f=custom:promises')).toEqual({ f: 'custom:promises', time_s: null });
  expect(askedIn('#emotion_analysis')).toEqual({ f: 'emotion_analysis', time_s: null });
  for (const nothing of ['', '#', '#main', '#t=soon', '#t=-1', '#f=%3Cscript%3E']) expect(askedIn(nothing)).toBeNull();
  expect(momentIn('#f=abc123&t=12.5')).toBe(12.5);
});

test('a selection is written as it is parsed', () => {
  for (const hash of ['#f=abc123&t=12.5', '#t=3', '#f=emotion_analysis']) {
    const asked = askedIn(hash);
    expect(hashOf({ note: null, finding: asked?.f ?? null, time_s: asked?.time_s ?? null })).toBe(hash);
  }
  expect(hashOf({ note: 'emotion_analysis', finding: null, time_s: 1.23456 })).toBe('#f=emotion_analysis&t=1.23');
  expect(hashOf({ note: null, finding: null, time_s: null })).toBe('');
});
