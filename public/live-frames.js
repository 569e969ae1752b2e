/* Runs on the browser's audio thread, so it is served as it is, without types or imports: collects the sound of a
    live recording into frames of 16-bit little-endian samples, channels interleaved, and posts each as an
    ArrayBuffer. */
class LiveFrames extends AudioWorkletProcessor {
  constructor({ processorOptions: { channels, samples } }) {
    super();
    this.channels = channels;
    /** Samples of one whole frame, per channel; the frame before a pause may be half as long. */
    this.samples = samples;
    this.running = false;
    this.ended = false;
    this.begin();
    this.port.onmessage = ({ data }) => {
      if (data === 'start') this.running = true;
      if (data === 'pause') this.pause();
      if (data === 'end') this.ended = true;
    };
  }

  begin() {
    this.filled = 0;
    this.frame = new DataView(new ArrayBuffer(this.samples * this.channels * 2));
  }

  /** The rest is posted, too, followed by silence if it is shorter than a frame may be. */
  pause() {
    this.running = false;
    if (this.filled > 0) {
      const length = Math.max(this.filled, Math.ceil(this.samples / 2));
      this.hand(this.frame.buffer.slice(0, length * this.channels * 2));
    }
    this.port.postMessage('paused');
  }

  hand(buffer) {
    this.port.postMessage(buffer, [buffer]);
    this.begin();
  }

  process([input]) {
    if (!this.running || this.ended) return !this.ended;
    const length = input[0]?.length ?? 128;
    for (let at = 0; at < length; at += 1) {
      for (let channel = 0; channel < this.channels; channel += 1) {
        const sample = Math.max(-1, Math.min(1, input[channel]?.[at] ?? 0));
        this.frame.setInt16((this.filled * this.channels + channel) * 2, Math.round(sample * 32767), true);
      }
      this.filled += 1;
      if (this.filled === this.samples) this.hand(this.frame.buffer);
    }
    return true;
  }
}

registerProcessor('live-frames', LiveFrames);
