import { expect, test } from 'vitest';
import type { ResultData } from '#lib/analyses/results/results';
import type { SessionContext } from '#lib/analyses/session-context';
import { emptyView, type SessionView } from '#lib/events/view';
import { setSpeakerCount } from './speaker-count.ts';
import type { StoredSession } from '#lib/sessions/store';

const id = 'AAAAAAAAAAAAAAAAAAAAAA';
const transcript: ResultData<'transcript'> = {
  transcript: 'Yes.',
  language: 'en',
  segments: [],
  words: [],
  times: 'measured',
  speaker_spans: null,
  evidence: [],
  sufficiency: { enough: true },
  dropped_claims: 0,
};
const empty = emptyView(id);
const ended = (data: ResultData<'transcript'> | null = transcript): SessionView => ({
  ...empty,
  complete: { message: 'Done.', failed: [], took_ms: 1, at: '' },
  steps: { ...empty.steps, transcript: { ...empty.steps.transcript, data } },
});

async function set(
  count: 1 | 2 | 3 | 4 | null,
  {
    context = {},
    view = ended(),
    audio = true,
  }: { context?: SessionContext; view?: SessionView; audio?: boolean } = {},
): Promise<unknown[]> {
  const done: unknown[] = [];
  const session: StoredSession = {
    id,
    owner_id: 'o',
    visibility: 'link',
    link_expires_at: null,
    title: 'T',
    status: 'completed',
    created_at: new Date(0),
    last_seq: 1,
    context,
    audio: audio ? { file: 'f', name: 'f.mp3', content_type: 'audio/mpeg' } : null,
    given: null,
    speaker_names: {},
    duration_s: 9,
  };
  await setSpeakerCount(session, count, {
    store: { setContext: async (_, kept) => void done.push(kept) },
    views: { of: async () => view },
    runs: { again: async (_, order) => void done.push(order.kind) },
  });
  return done;
}

test('the number is stored in the context, then speakers are told apart again; null removes it, the same number does nothing', async () => {
  expect(await set(3, { context: { notes: 'A meeting.' } })).toEqual([
    { notes: 'A meeting.', speaker_count: 3 },
    'speakers',
  ]);
  expect(await set(null, { context: { speaker_count: 3 } })).toEqual([{}, 'speakers']);
  expect(await set(3, { context: { speaker_count: 3 } })).toEqual([]);
});

test('it is refused if it could change nothing', async () => {
  await expect(set(2, { audio: false })).rejects.toMatchObject({ code: 'needs_audio' });
  await expect(set(2, { view: empty })).rejects.toMatchObject({ code: 'session_busy' });
  await expect(set(2, { view: ended(null) })).rejects.toMatchObject({ code: 'needs_transcript' });
  await expect(set(2, { view: ended({ ...transcript, speaker_spans: [] }) })).rejects.toMatchObject({
    code: 'invalid_change',
  });
  await expect(
    set(2, { context: { speaker_diarization: [{ speaker_label: 'A', start_time: 0, end_time: 9 }] } }),
  ).rejects.toMatchObject({ code: 'invalid_change' });
});
