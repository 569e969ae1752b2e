import { type AnalysisType, type Need, stepOf } from '#lib/analyses/steps';
import type { StepState } from '#lib/events/view';

const named: Record<Need, string> = {
  audio: 'the recording',
  transcript: 'the transcript',
  acoustics: 'the measures of the voice',
  quality: 'the measures of the sound',
  stored: 'its waveform',
};

/** What a card without a result is doing, or waiting for. */
export function waitingWords(type: AnalysisType, state: StepState): string {
  if (state === 'running') {
    if (type === 'audio_quality_metrics') return 'Decoding the recording and measuring it.';
    return type === 'transcript'
      ? 'Listening. The words appear here as they are recognised.'
      : 'Reading the transcript.';
  }
  return `Waits for ${stepOf(type)
    .needs.map((need) => named[need])
    .join(' and ')}.`;
}
