/** The level at a node of the audio graph: RMS in dBFS, −100 at the lowest. */
export function meterOf(context: AudioContext, from: AudioNode): () => number {
  const analyser = context.createAnalyser();
  analyser.fftSize = 2048;
  from.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return () => {
    analyser.getFloatTimeDomainData(samples);
    let sum = 0;
    for (const sample of samples) sum += sample * sample;
    const rms = Math.sqrt(sum / samples.length);
    return rms > 1e-5 ? 20 * Math.log10(rms) : -100;
  };
}
