import { AppError } from '#lib/base/errors';
import type { SpeakerCount } from '#lib/analyses/measures/speaker-counts';
import type { ViewCache } from '#lib/events/view-cache';
import type { Runs } from './runs.ts';
import type { SessionStore, StoredSession } from '#lib/sessions/store';

interface Parts {
  store: Pick<SessionStore, 'setContext'>;
  views: Pick<ViewCache, 'of'>;
  runs: Pick<Runs, 'again'>;
}

/**
 * Stores how many people speak, and queues telling speakers apart again with every step that depends on it. Throws
 * AppError `session_busy`, `needs_audio`, `needs_transcript`, and `invalid_change` if the speakers are known already.
 */
export async function setSpeakerCount(
  { id, context, audio, last_seq }: StoredSession,
  count: SpeakerCount | null,
  { store, views, runs }: Parts,
): Promise<void> {
  const { speaker_count: before = null, ...others } = context;
  if (count === before) return;
  if (!audio) throw new AppError('needs_audio', { reason: 'speakers' });
  if ((context.speaker_diarization ?? []).length > 0)
    throw new AppError('invalid_change', { reason: 'speakers_given' });
  const { complete, steps } = await views.of(id, last_seq);
  if (!complete) throw new AppError('session_busy', { reason: 'speakers' });
  const { data } = steps.transcript;
  if (!data) throw new AppError('needs_transcript', { reason: 'speakers' });
  if (data.speaker_spans) throw new AppError('invalid_change', { reason: 'speaker_per_channel' });
  await store.setContext(id, count === null ? others : { ...others, speaker_count: count });
  await runs.again(id, { kind: 'speakers' });
}
