import { isContent } from '#lib/text/content';
import { contextOf } from '#lib/text/context';
import type { Sentence, TextModel } from '#lib/text/model';
import type { Token } from '#lib/text/token';

/** A number of things: "three people". */
export interface Amount {
  noun: string;
  number: string;
}

/** One simple clause: who, which verb, in which tense, with which words, said or denied. */
export interface Frame {
  sentence: Sentence;
  speaker: string | null;
  subject: string;
  verb: string;
  /** "past", "present", or the modal verb. */
  tense: string;
  negated: boolean;
  /** By "never" or "no", which deny it for all times and places. */
  absolutely: boolean;
  /** Content lemmas besides subject, verb and amounts, sorted; "there" and "here" count with a form of "be". */
  content: string[];
  amounts: Amount[];
}

const subjects = new Set(['i', 'we', 'you', 'he', 'she', 'there']);
const breaks = new Set([',', ';', ':', '–', '—', '-', '.', '?', '!', '…', '...']);
const joining = new Set(['and', 'but', 'because', 'so', 'although', 'though', 'while', 'or']);
/** Under these nothing is stated, or something else than it looks like. */
const clouding = new Set(['if', 'unless', 'whether', 'when', 'whenever', 'until', 'before', 'as', 'than', 'that', 'who', 'which', 'what', 'where', 'why', 'how', 'suppose', 'imagine', 'pretend', 'almost', 'nearly', 'hardly', 'barely', 'maybe', 'perhaps', 'probably', 'possibly', 'might', 'may', 'could', 'would', 'should', 'must', 'shall']);
/** What changes with time is no contradiction. */
const changing = new Set(['yet', 'now', 'anymore', 'anyway', 'still', 'already', 'then', 'used', 'usually', 'sometimes', 'often', 'mostly', 'currently', 'again', 'soon', 'more', 'longer', 'other', 'another', 'else', 'instead', 'both', 'first', 'originally', 'initially', 'later', 'normally', 'today', 'tonight']);
/** "not always", "not only", "not just": what is denied is the word after. */
const scoped = new Set(['always', 'only', 'just', 'really', 'all', 'every', 'everyone', 'everything', 'both', 'necessarily', 'entirely', 'very', 'quite', 'exactly', 'enough', 'so', 'that', 'too', 'fully', 'completely', 'simply', 'even', 'merely', 'because']);
const approximate = new Set(['about', 'around', 'roughly', 'approximately', 'least', 'most', 'than', 'over', 'under', 'nearly', 'almost', 'up', 'or', 'maybe', 'another', 'other', 'every', 'each', 'per', 'first', 'last', 'next', 'point', 'half', 'these', 'those', 'of', 'extra', 'to', 'some']);
const lead = new Set(['well', 'and', 'but', 'so', 'because', 'oh', 'um', 'uh', 'look', 'listen', 'also', 'honestly', 'actually', 'yes', 'yeah', 'okay', 'ok', 'no']);
const longestClause = 18;

/** The clauses of a sentence that state something about a subject that stays the same; "it", "they" and "this" may mean something else each time. */
export function framesOf(model: TextModel, sentence: Sentence): Frame[] {
  if (model.tokens[sentence.last]?.text === '?') return [];
  const out: Frame[] = [];
  let clause: Token[] = [];
  let at = sentence.first;
  let clouded = false;
  const close = (next: number): void => {
    const frame = clouded || clause.some((token) => token.quoted) ? null : frameOf(model, sentence, clause, at);
    if (frame) out.push(frame);
    clause = [];
    at = next;
  };
  for (let t = sentence.first; t <= sentence.last; t += 1) {
    const token = model.tokens[t];
    if (!token) continue;
    if (breaks.has(token.text) || (joining.has(token.norm) && opensSubject(model.tokens, t + 1))) {
      close(t + 1);
      // A condition reaches past the comma to what depends on it.
      clouded = clouded && token.text === ',';
    } else {
      if (clause.length === 0 && isClouding(token)) clouded = true;
      clause.push(token);
    }
  }
  close(sentence.last + 1);
  return out;
}

/** "May" is a month too. */
function isClouding(token: Token): boolean {
  return clouding.has(token.norm) && token.pos !== 'NOUN' && token.pos !== 'PROPN';
}

function opensSubject(tokens: readonly Token[], t: number): boolean {
  const token = tokens[t];
  return token !== undefined && (subjects.has(token.norm) || token.pos === 'PRON' || token.pos === 'DET' || token.pos === 'PROPN' || token.norm === 'no');
}

function frameOf(model: TextModel, sentence: Sentence, clause: readonly Token[], at: number): Frame | null {
  const words = clause.filter((token) => token.pos !== 'PUNCT' && token.pos !== 'SPACE');
  while (words[0] && lead.has(words[0].norm)) words.shift();
  if (words.length < 3 || words.length > longestClause || words.some((token) => isClouding(token) || changing.has(token.norm))) return null;
  const found = subjectOf(words);
  if (!found || contextOf(model, sentence, at + Math.max(0, clause.indexOf(words[0] as Token))).quoted) return null;
  const predicate = words.slice(found.length);
  const chain = verbChain(predicate);
  if (!chain) return null;
  const rest = predicate.slice(chain.length);
  const negatedBy = predicate.findIndex((token, i) => i <= chain.length && (/^(?:not|never)$/u.test(token.norm) || (token.norm === 'no' && i === chain.length)));
  if (predicate.filter((token) => /^(?:not|never|no|nobody|nothing|none|neither|nor|without)$/u.test(token.norm)).length > (negatedBy < 0 ? 0 : 1)) return null;
  if (negatedBy >= 0 && scoped.has(predicate[negatedBy + 1]?.norm ?? '')) return null;
  const amounts: Amount[] = [];
  const content: string[] = [];
  for (const [i, token] of rest.entries()) {
    if (token.pos === 'NUM') {
      if (rest[i - 1]?.pos === 'NUM' || /^(?:DATE|TIME|DURATION|ORDINAL)$/u.test(token.entity ?? '')) continue;
      const after = rest.slice(i).findIndex((next) => next.pos !== 'NUM');
      const number = rest.slice(i, after < 0 ? undefined : i + after).map((next) => valueOf(next.norm)).join(' ');
      const noun = after < 0 ? undefined : rest.slice(i + after, i + after + 2).find((next) => next.pos === 'NOUN');
      if (noun) amounts.push({ noun: noun.lemma, number: approximate.has(rest[i - 1]?.norm ?? '') ? '' : number });
    } else if (isContent(token) || token.entity === 'DATE' || token.entity === 'TIME' || datedWord.test(token.norm) || (chain.verb === 'be' && /^(?:there|here|home)$/u.test(token.norm)) || token.norm === 'alone') content.push(token.lemma);
  }
  const counted = new Set(amounts.map(({ noun }) => noun));
  return { sentence, speaker: sentence.speaker, subject: found.subject, verb: chain.verb, tense: chain.tense, negated: negatedBy >= 0, absolutely: /^(?:never|no)$/u.test(predicate[negatedBy]?.norm ?? ''), content: [...new Set(content.filter((lemma) => !counted.has(lemma)))].toSorted(), amounts };
}

const datedWord = /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december|yesterday|tomorrow)$/u;

/** "I", "we", "the contract", "Anna", "my brother". */
function subjectOf(words: readonly Token[]): { subject: string; length: number } | null {
  const [first, second, third] = words;
  if (!first || !second) return null;
  if (subjects.has(first.norm)) return { subject: first.norm, length: 1 };
  if (first.pos === 'PROPN' && isVerb(second)) return { subject: first.lemma, length: 1 };
  if (/^(?:the|my|our|your|his|her|their)$/u.test(first.norm) && second.pos === 'NOUN' && isVerb(third)) return { subject: `${first.norm} ${second.lemma}`, length: 2 };
  return null;
}

/** Some verbs are taken for nouns by the tagger: "the room cost", "my brother lives". */
const alsoNouns = new Map([['cost', 'cost'], ['costs', 'cost'], ['lives', 'live'], ['works', 'work'], ['weighs', 'weigh']]);

function isVerb(token: Token | undefined): boolean {
  return token !== undefined && (token.pos === 'VERB' || token.pos === 'AUX' || token.norm === 'never' || alsoNouns.has(token.norm));
}

const modals = new Set(['can', 'will']);
const pastBe = new Set(['was', 'were', 'did', 'had']);

/** Auxiliaries, negation and adverbs up to the verb. */
function verbChain(predicate: readonly Token[]): { verb: string; tense: string; length: number } | null {
  let tense = '';
  for (const [i, token] of predicate.entries()) {
    if (i > 4) return null;
    const next = predicate.slice(i + 1).find((after) => after.pos !== 'ADV' && after.norm !== 'not' && after.norm !== 'never');
    if (modals.has(token.norm)) tense = token.norm;
    else if (/^(?:be|have|do|get)$/u.test(token.lemma) || token.pos === 'AUX') {
      if (tense === '') tense = pastBe.has(token.norm) ? 'past' : token.lemma === 'have' && next?.pos === 'VERB' ? 'past' : 'present';
      const full = next && (next.pos === 'VERB' ? token.lemma !== 'have' || next.norm !== next.lemma : token.lemma === 'do' && next.norm === 'have');
      if (next && full && predicate.indexOf(next) - i <= 3) continue;
      // "not" after "be" or "have" belongs to the chain.
      const length = predicate[i + 1]?.norm === 'not' || predicate[i + 1]?.norm === 'never' ? i + 2 : i + 1;
      return token.lemma === 'do' && next === undefined ? null : { verb: token.lemma, tense, length };
    } else if (i === 0 && alsoNouns.has(token.norm)) {
      return { verb: alsoNouns.get(token.norm) ?? token.lemma, tense: token.norm === 'cost' ? 'past' : 'present', length: 1 };
    } else if (token.pos === 'VERB') {
      if (tense === '') tense = token.norm === token.lemma || token.norm === `${token.lemma}s` ? 'present' : 'past';
      return { verb: token.lemma, tense, length: i + 1 };
    } else if (token.pos !== 'ADV' && token.norm !== 'not' && token.norm !== 'never') return null;
  }
  return null;
}

const digits: Record<string, string> = { one: '1', two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', nine: '9', ten: '10', eleven: '11', twelve: '12', twenty: '20', thirty: '30', forty: '40', fifty: '50', sixty: '60', hundred: '100' };

function valueOf(norm: string): string {
  return Object.hasOwn(digits, norm) ? (digits[norm] ?? norm) : norm.replaceAll(',', '');
}
