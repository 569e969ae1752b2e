import { InferenceSession, Tensor } from '#lib/base/onnx/onnx-runtime';
import { ortOptions } from '#lib/base/onnx/ort-options';
import { packageFile } from '#lib/base/package-file';

/** Silero v6 at 16 kHz takes 512 new samples after the last 64 of the previous frame. */
export const vadFrame = 512;
const context = 64;
const stateSize = 2 * 128;

/** The model, loaded once; each recording has a state of its own. */
export class VoiceActivityModel {
  readonly #session: InferenceSession;

  constructor(session: InferenceSession) {
    this.#session = session;
  }

  static async load(): Promise<VoiceActivityModel> {
    return new VoiceActivityModel(
      await InferenceSession.create(packageFile('@ricky0123/vad-web', 'dist/silero_vad_v6.onnx'), ortOptions),
    );
  }

  /**
   * A detector for one recording: takes 512 samples (-1 to 1) at a time, in order; returns the speech probability, 0 to
   * 1.
   */
  detector(): (frame: Float32Array) => Promise<number> {
    const session = this.#session;
    const input = new Float32Array(context + vadFrame);
    const inputTensor = new Tensor('float32', input, [1, input.length]);
    const rate = new Tensor('int64', BigInt64Array.of(16_000n), []);
    let state = new Tensor('float32', new Float32Array(stateSize), [2, 1, 128]);
    return async (frame) => {
      input.copyWithin(0, vadFrame);
      input.set(frame, context);
      const { output, stateN } = await session.run({ input: inputTensor, state, sr: rate });
      if (!(stateN instanceof Tensor) || !(output?.data instanceof Float32Array))
        throw new Error('the voice activity model answered in an unknown shape');
      state = stateN as typeof state;
      return output.data[0] ?? 0;
    };
  }
}
