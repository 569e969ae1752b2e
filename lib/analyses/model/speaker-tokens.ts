import type { TextModel } from '#lib/text/model';

/** Letters for tokens, in order of preference. A letter is skipped if the transcript contains such a word ("S3"). */
const letters = ['S', 'P', 'V', 'W'] as const;

const cache = new WeakMap<TextModel, SpeakerTokens>();

/**
 * Names for speakers in prompts and answers: S1, S2, in order of first speech. Real names are untrusted text, and one
 * such as `Zed] 99 [Anna` could forge lines of the transcript, so names appear only in the table of speakers.
 */
export class SpeakerTokens {
  readonly names: readonly string[];
  readonly letter: string;

  private constructor({ text, speakers }: TextModel) {
    this.names = speakers.names;
    this.letter = letters.find((letter) => !new RegExp(String.raw`\b${letter}\d+\b`, 'u').test(text)) ?? 'S';
  }

  static of(model: TextModel): SpeakerTokens {
    const tokens = cache.get(model) ?? new SpeakerTokens(model);
    cache.set(model, tokens);
    return tokens;
  }

  token(name: string): string {
    return `${this.letter}${this.names.indexOf(name) + 1}`;
  }

  /** The speaker with this token; null if there is none. */
  nameOf(token: string): string | null {
    const [, number = '0'] = new RegExp(String.raw`^\s*${this.letter}(\d+)\s*$`, 'u').exec(token) ?? [];
    return this.names[Number(number) - 1] ?? null;
  }

  /** The text with tokens replaced by names. */
  named(text: string): string {
    return text.replaceAll(
      new RegExp(String.raw`\b${this.letter}(\d+)\b`, 'gu'),
      (token, number: string) => this.names[Number(number) - 1] ?? token,
    );
  }
}
