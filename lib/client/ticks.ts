const steps_s = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];

/** Round times for the axis under the waveform, at most `most` of them, without the very end. */
export function ticks(audio_s: number, most = 8): number[] {
  if (!(audio_s > 0)) return [];
  const step = steps_s.find((candidate) => audio_s / candidate <= most) ?? 7200;
  const times: number[] = [];
  for (let time = 0; time < audio_s - step * 0.3; time += step) times.push(time);
  return times;
}
