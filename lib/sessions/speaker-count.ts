import { AppError } from '#lib/base/errors';
import type { SpeakerCount } from '#lib/analyses/speaker-counts';
import type { KeptViews } from '#lib/events/kept-views';
import type { Runs } from './runs.ts';
import type { SessionStore, StoredSession } from './store.ts';

interface Parts {
  store: Pick<SessionStore, 'setContext'>;
  views: Pick<KeptViews, 'of'>;
  runs: Pick<Runs, 'again'>;
}

/**
 * Keeps how many people speak, and has the speakers told apart anew with all that depends on them. Throws AppError
 * `session_busy`, `needs_audio`,
 * `needs_transcript`, and `invalid_change` where it is known already who speaks.
 */
export async function setSpeakerCount(
  { id, context, audio, last_seq }: StoredSession,
  count: SpeakerCount | null,
  { store, views, runs }: Parts,
): Promise<void> {
  const { speaker_count: before = null, ...others } = context;
  if (count === before) return;
  if (!audio)
    throw new AppError(
      'needs_audio',
      'Speakers are told apart by their voices, and there is no recording in this session.',
    );
  if ((context.speaker_diarization ?? []).length > 0)
    throw new AppError(
      'invalid_change',
      'Who speaks when came with this recording, so the number of people changes nothing.',
    );
  const { complete, steps } = await views.of(id, last_seq);
  if (!complete)
    throw new AppError(
      'session_busy',
      'The analysis is still going on. Say how many people speak when all its steps are done.',
    );
  const { data } = steps.transcript;
  if (!data)
    throw new AppError(
      'needs_transcript',
      'There is no transcript whose speakers could be told apart. Run the transcription again first.',
    );
  if (data.speaker_spans)
    throw new AppError(
      'invalid_change',
      'Each channel of this recording is a speaker of its own, so the number of people changes nothing.',
    );
  await store.setContext(id, count === null ? others : { ...others, speaker_count: count });
  await runs.again(id, { kind: 'speakers' });
}
