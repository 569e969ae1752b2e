import { clientMessages } from '#lib/messages/client';

/** The progress of the running transcription. */
export interface Hearing {
  /** ISO time at which the step started. */
  started_at: string | null;
  heard: { until_s: number; at: string } | null;
  audio_s: number | null;
}

/**
 * Seconds until the transcription is complete, from its own pace; null while that would be a guess (less than a second
 * of work, or an unknown length). Uses only the server's times, so a wrong clock in the browser does no harm.
 */
export function secondsLeft({ started_at, heard, audio_s }: Hearing): number | null {
  if (!started_at || !heard || audio_s === null) return null;
  const worked_s = (Date.parse(heard.at) - Date.parse(started_at)) / 1000;
  if (!(worked_s >= 1) || heard.until_s <= 0) return null;
  return Math.max(0, ((audio_s - heard.until_s) * worked_s) / heard.until_s);
}

/** "about 20 s left"; coarse, since it is an estimate. */
export function timeLeftWords(seconds: number | null): string | null {
  if (seconds === null || !Number.isFinite(seconds)) return null;
  if (seconds < 5) return clientMessages.fewSeconds;
  if (seconds < 55) return clientMessages.secondsLeft(Math.ceil(seconds / 5) * 5);
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return clientMessages.minutesLeft(Math.max(1, minutes));
  const rest = minutes % 60;
  return rest === 0
    ? clientMessages.hoursLeft(minutes / 60)
    : clientMessages.hoursMinutesLeft(Math.floor(minutes / 60), rest);
}
