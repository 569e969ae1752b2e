import { expect, test } from 'vitest';
import { completeSnapshot, runningSnapshot } from '#components/testing/snapshot';
import { packed, unpacked } from './page-json';

test('a snapshot is restored unchanged, and its passages are sent once', () => {
  for (const snapshot of [completeSnapshot, runningSnapshot])
    expect(unpacked(packed(snapshot))).toEqual(JSON.parse(JSON.stringify(snapshot)));
  const [passage] = completeSnapshot.view.segments;
  expect(JSON.parse(packed(completeSnapshot))).toMatchObject({ view: { segments: null } });
  const { view } = unpacked(packed(completeSnapshot));
  expect(view.segments).toBe(view.steps.transcript.data?.segments);
  expect(view.segments[0]).toEqual(passage);
});
