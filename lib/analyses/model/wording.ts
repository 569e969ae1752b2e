import { wordList } from '#lib/base/pattern';
import type { Evidence } from '#lib/analyses/evidence/evidence';
import { isNumber } from '#lib/analyses/quotes/numbers';
import { foldedWords, type FoldedWord } from '#lib/analyses/quotes/words';
import { runsOf, type QuoteSource } from '#lib/analyses/quotes/source';
import { notEnglish } from '#lib/analyses/measures/sufficiency';
import { holdsAddress, judgementsIn } from './judgement.ts';
import { SpeakerTokens } from './speaker-tokens.ts';
import { oneLine } from './transcript-lines.ts';

/** Number of lines around the evidence whose words a note may use. */
const aroundNote = 3;
/**
 * Least share of a sentence's content words that the transcript must contain. A paraphrasing summary has more, a
 * sentence about another talk fewer.
 */
const knownShare = 0.34;
/** Words that describe what people do in a talk, or have no content; the transcript need not contain them. */
const plain = new Set(
  wordList`
    about above after again against agree agreed agrees almost along already also although always among another
    answer answered answers appear around asked asking asks away because been before began begin begins behind
    being both bring brings call called calls came claim claims come comes concern concerns could decide decided
    decides describe describes detail details different disagree discuss discussed discusses does doing done
    during each either else enough even ever every explain explained explains express expresses finally first
    from further gave gets give gives goes going have having hear here himself herself however into itself just
    keep keeps know known later least leave leaves left line listener made make makes many matter mean mention
    mentions might more most much must need needs never next nobody none nothing offer offers often once only
    open other others over part people perhaps person point points possible probably question questions quite
    raise raises rather reason reasons refer refers reply remain remains respond same saying says seem seems
    sentence several shall should show shows sign signs since some somebody someone something speak speaker
    speakers speaks state stated statement states still such suggest suggests take takes talk talking talks tell
    telling tells than that their them then there these they thing things think this those though through
    together told topic towards turn under unless until very want wanted wants ways well went were what when
    where whether which while will with without word wording words would yours
  `,
);

const sentenceEnd = /(?<=[.!?…]["”’')]*)\s+(?=\p{Lu}|["“(])/u;

/**
 * Compares sentences in a model's own words with the transcript. A sentence is accepted if it judges no one, if its
 * numbers and names occur in the transcript (or in the owner's information), and if it shares enough words with the
 * transcript. Others are refused and counted.
 */
export class Wording {
  readonly #source: QuoteSource;
  readonly #tokens: SpeakerTokens;
  /**
   * Whether the talk is in English. Answers are in English, so with talk in another language they share only names and
   * numbers.
   */
  readonly #shares: boolean;
  readonly #given: string;
  #known: Known | null = null;
  #refused = 0;

  /** `given`: names and notes by the owner of the recording. */
  constructor(source: QuoteSource, given: string) {
    this.#source = source;
    this.#tokens = SpeakerTokens.of(source.model);
    this.#shares = notEnglish(source.model) === null;
    this.#given = given;
  }

  get refused(): number {
    return this.#refused;
  }

  /** The text without refused sentences; may be empty. */
  text(text: string): string {
    const clean = this.#tokens.named(oneLine(text));
    const sentences = clean.split(sentenceEnd).filter((sentence) => sentence !== '');
    const kept = sentences.filter((sentence) => this.#stands(sentence, this.#all(), this.#shares));
    this.#refused += sentences.length - kept.length;
    return kept.join(' ');
  }

  /** A phrase or an entry of a list: whole, or null if it is refused. */
  phrase(text: string): string | null {
    const clean = this.#tokens.named(oneLine(text));
    if (clean !== '' && this.#stands(clean, this.#all(), this.#shares)) return clean;
    this.#refused += 1;
    return null;
  }

  /** A sentence about the talk as a whole: accepted without judgements and without unknown numbers or names. */
  plain(text: string): string | null {
    const clean = this.#tokens.named(oneLine(text));
    if (clean !== '' && this.#stands(clean, this.#all(), false)) return clean;
    this.#refused += 1;
    return null;
  }

  /**
   * A sentence about one quote or several, compared with the lines around them; names may come from anywhere. null if
   * it is refused.
   */
  note(text: string, ...quotes: readonly Evidence[]): string | null {
    const clean = this.#tokens.named(oneLine(text));
    const runs = quotes.flatMap(({ segment_id }) => {
      const at = this.#source.model.segments.findIndex(({ segment }) => segment.id === segment_id);
      return at < 0 ? [] : runsOf(this.#source, at - aroundNote, at + aroundNote);
    });
    const around = runs.flatMap(({ first, end }) => this.#source.words.slice(first, end));
    const numbers = new Set(around.flatMap(({ folded }) => (isNumber(folded) ? [folded] : [])));
    if (clean !== '' && this.#stands(clean, { ...this.#all(), numbers, spoken: spokenDigits(around) }, false))
      return clean;
    this.#refused += 1;
    return null;
  }

  #stands(sentence: string, { words, stems, people, numbers, spoken }: Known, shares: boolean): boolean {
    if (holdsAddress(sentence) || judgementsIn(sentence, (word) => stems.has(stemOf(word.toLowerCase()))).length > 0)
      return false;
    const own = foldedWords(sentence);
    if (own.some(({ folded }) => isNumber(folded) && !numbers.has(folded) && !isSpoken(folded, spoken))) return false;
    if (
      namesIn(sentence, people).some(
        (name) => !foldedWords(name).every(({ folded }) => words.has(folded) || words.has(folded.replace(/s$/u, ''))),
      )
    )
      return false;
    const telling = own.filter(({ folded }) => folded.length > 3 && !plain.has(folded) && !isNumber(folded));
    return (
      !shares ||
      telling.length === 0 ||
      telling.filter(({ folded }) => stems.has(stemOf(folded))).length / telling.length >= knownShare
    );
  }

  #all(): Known {
    if (this.#known) return this.#known;
    const { words, model } = this.#source;
    const people = foldedWords([this.#given, ...model.speakers.names].join(' ')).map(({ folded }) => folded);
    const all = [...words.map(({ folded }) => folded), ...people];
    this.#known = {
      people: new Set(people),
      words: new Set(all),
      stems: new Set(all.map(stemOf)),
      numbers: new Set([...all.filter(isNumber), String(model.speakers.names.length)]),
      spoken: spokenDigits(words),
    };
    return this.#known;
  }
}

interface Known {
  /** Words of speakers' names, and of the owner's information. */
  people: ReadonlySet<string>;
  words: ReadonlySet<string>;
  stems: ReadonlySet<string>;
  numbers: ReadonlySet<string>;
  /** Digits of neighbouring numbers joined, for "eleven nine" written as 11,900. */
  spoken: string;
}

/** The first letters of a word, enough to match "promised" and "promise". */
function stemOf(folded: string): string {
  return folded.slice(0, folded.length > 7 ? 6 : Math.max(3, folded.length - 2));
}

/** Joins the digits of neighbouring numbers, and separates others. */
function spokenDigits(words: readonly FoldedWord[]): string {
  return words
    .map(({ folded }) =>
      isNumber(folded) ? folded : folded === 'one' ? '1' : folded === 'hundred' || folded === 'thousand' ? '' : ' ',
    )
    .join('');
}

/** Whether a number was said in a short form: "11900" as "eleven nine". */
function isSpoken(number: string, spoken: string): boolean {
  const digits = number.replace(/\D/gu, '').replace(/0+$/u, '');
  return (
    digits.length >= 2 &&
    /0{2,}$/u.test(number) &&
    spoken.split(/\s+/u).some((run) => run.replace(/0+$/u, '') === digits)
  );
}

/**
 * Words with a capital that do not begin a sentence. A word that begins one counts only if another capitalised word
 * follows that is not a speaker ("Asks Ben").
 */
function namesIn(sentence: string, people: ReadonlySet<string>): string[] {
  const found = Array.from(sentence.matchAll(/\p{Lu}[\p{L}\p{N}’'-]*/gu));
  return found.flatMap(({ 0: word, index }) => {
    if (/^I(?:['’]\p{L}+)?$/u.test(word)) return [];
    const opens = /(?:^|[.!?:…]\s*|\n)["“”‘'(]*$/u.test(sentence.slice(0, index));
    const [next] = /^\s+\p{Lu}\p{Ll}+/u.exec(sentence.slice(index + word.length)) ?? [];
    return opens && (next === undefined || people.has(next.trim().toLowerCase())) ? [] : [word];
  });
}
