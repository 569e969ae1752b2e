import { expect, test } from 'vitest';
import { completeSnapshot, runningSnapshot } from '#components/testing/snapshot';
import { toldOf } from '#lib/glance/told';
import { packed, unpacked } from './page-json';

test('a snapshot is restored unchanged, and its passages are sent once', () => {
  for (const snapshot of [completeSnapshot, runningSnapshot])
    expect(unpacked(packed(snapshot, toldOf))).toEqual(
      JSON.parse(JSON.stringify({ ...snapshot, told: toldOf(snapshot.view) })),
    );
  const [passage] = completeSnapshot.view.segments;
  expect(JSON.parse(packed(completeSnapshot, toldOf))).toMatchObject({ view: { segments: null } });
  const { view } = unpacked(packed(completeSnapshot, toldOf));
  expect(view.segments).toBe(view.steps.transcript.data?.segments);
  expect(view.segments[0]).toEqual(passage);
});
