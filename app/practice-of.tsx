import type { Practice } from '#components/capture/notice-text';
import type { Runtime } from '#lib/runtime/runtime';

/** How this server handles recordings, for the notice before the first one. */
export function practiceOf(runtime: Runtime): Practice {
  const { VOICE_INFERENCE, TRANSCRIPTION_MODEL, RETENTION_DAYS, DEFAULT_VISIBILITY } = runtime.settings;
  return {
    retentionDays: RETENTION_DAYS,
    visibility: DEFAULT_VISIBILITY,
    voiceInference: VOICE_INFERENCE === 'on',
    elsewhere: runtime.model && {
      host: new URL(runtime.model.endpoint.base_url).host,
      recording: TRANSCRIPTION_MODEL !== undefined,
    },
  };
}
