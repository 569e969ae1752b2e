import { contentLemmas } from '#lib/text/content';
import { type CueTable, cueTable, findCuesIn } from '#lib/text/cues';
import { isQuestion } from '#lib/text/dialogue-acts';
import type { Act } from '#lib/text/dialogue-acts';
import { tokensOf } from '#lib/text/model';
import type { Sentence, TextModel } from '#lib/text/model';
import type { Token } from '#lib/text/token';
import type { Asks, Question } from './asked.ts';
import { evasionTable } from './evasion-cues.ts';

export interface Answer {
  /** null where it cannot be told. */
  answered: boolean | null;
  /** The sentence that answers. */
  by: Sentence | null;
  /** The sentence that avoids the question. */
  avoided: Sentence | null;
  /** Anybody said anything to it. */
  replied: boolean;
}

/** Replies are looked for in this many acts after the question: of the other speakers, or of anybody where speakers are not known. */
const within = { known: 8, unknown: 3 } as const;
/** So many acts of the next speaker are read as the reply. */
const replyActs = 4;

const unsure: CueTable = cueTable([
  {
    cue: 'unsure',
    phrases: [
      'do not (really|actually|even) know', 'not (quite|really|entirely|so|too) sure', 'no idea', 'no clue', 'have|need|~want to (double) check', 'will|let (me) (have) (to) check', 'will|let (me) find out', 'find out', 'get back to you', 'will|~have to see', 'not (been) decided', 'have not (yet) (really) decided|thought|figured|heard|discussed',
      'still (being) ~discuss|~decide|open', 'not clear', 'leave (that|it) open', 'good question', 'let us come back', 'come back to (that|this|it)', '~have to ask', 'need to ask', 'will ask', 'can not say (yet)', 'hard|difficult|too early to say|tell', 'let me think', 'let me ask', 'can not remember', 'do not remember|recall', 'can not recall', 'remains to be seen', 'talk about that|this|it (some) later|another|other|next', 'discuss that|this|it (some) later|another|other', 'nobody knows', 'we will see', 'wish i knew', 'your guess',
    ],
  },
]);

const yesNo = /^(?:(?:well|oh|um|uh|so|hm|hmm|ah|and|but|i think|i guess|honestly|actually|to be honest) )*(?:yes|yeah|yep|yup|no|nope|nah|sure|of course|certainly|absolutely|definitely|exactly|indeed|correct|right|true|not (?:yet|really|at all|today|now|quite|exactly|necessarily|that i know)|never|always|sometimes|probably|perhaps|maybe|possibly|i (?:think|hope|guess|suppose|believe|am afraid) (?:so|not)|i do not think so|only if|if |already|both|neither|either|with pleasure|gladly|okay|ok|fine|alright|all right|sounds good|that would|why not|please|by all means|go ahead|in a way|more or less|agreed|deal|done|works for me|let us|i agree|i disagree|(?:i|we|you|he|she|it|they|there|that) (?:do|does|did|am|is|are|was|were|have|has|had|can|could|will|would|should|might|must)(?: not)?(?:$| (?:but|and|yes|no|too|already|indeed|actually|now)\b)|(?:then )?you (?:can|may|could)\b)/u;
/** These answer whatever comes after them. */
const plainYesNo = /^(?:(?:well|oh|um|uh|so|hm|hmm|ah) )*(?:yes|yeah|yep|yup|no(?! idea| clue)|nope|nah|of course|certainly|absolutely|definitely|exactly|not (?:yet|really|at all|now))\b/u;
const maybe = /^(?:(?:well|oh|um|uh) )*(?:maybe|perhaps|possibly)$/u;
const timeNouns = 'lunch|noon|midnight|christmas|easter|summer|winter|spring|autumn|morning|afternoon|evening|night|weekend|minutes?|hours?|days?|weeks?|months?|years?|meals?|january|february|march|april|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)days?';
const numbers = '\\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|quarter';
const time = new RegExp(`\\b(?:today|tonight|tomorrow|yesterday|${timeNouns}|(?:at|around|about|until|since|before|after|by|past|to) (?:${numbers})|(?:next|last) time|any (?:time|minute)|right away|as soon as|once a|twice a)\\b|\\b\\d+(?::\\d\\d| ?(?:am|pm|o'clock))`, 'u');
const shortTime = /^(?:(?:well|oh|um|probably|maybe|i think|hopefully) )*(?:now|soon|later|never|always|already|immediately|every|when|whenever|after|before|not|in a|in the|at the|by the|(?:\w+ )?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))\b/u;
const person = /^(?:(?:well|oh|um|i think|probably|maybe|only|just) )*(?:i|me|we|us|you|he|him|she|her|they|them|myself|nobody|no one|everyone|everybody|anyone|somebody|someone|mine|(?:my|our|his|their|your|the|a) \w+)\b/u;
const standsFor = /^(?:(?:well|oh|um|i think|probably|maybe) )*(?:i|we|you|he|she|they|nobody|everybody|everyone|somebody|someone|(?:my|our|his|their|your|the) \w+(?: \w+)?) (?:do|does|did|am|is|are|was|were|have|has|had|can|could|will|would|should|must|might)\b/u;
const place = /^(?:(?:well|oh|um|i think|probably|maybe|right|just|over|it is|they are|he is|she is|i was|i am|we were|we are|that is|it was|i put (?:it|them)|i left (?:it|them)) )*(?:here|there|home|upstairs|downstairs|outside|inside|nowhere|everywhere|abroad|online|away|in|at|on|near|under|behind|by|to|from|next to|across|above|between|around|opposite)\b/u;
const amount = /\b(?:\d[\d.,]*|none|zero|dozens?|hundreds?|thousands?|millions?|a (?:few|lot|little|couple|bit))\b|^(?:(?:well|oh|um|about|not|far|way|only|just|i think) )*(?:nothing|half|double|several|many|enough|too (?:much|many)|much|all of|most|free)\b/u;
const reason = /\b(?:because|due to|the reason|thanks to|in order to|so that|that is why|the thing is|the problem is)\b|^(?:(?:well|oh|um) )*(?:to \w|since|as i|i (?:wanted|needed|had|thought|was|am)|we (?:wanted|needed|had)|it (?:was|is) too|there (?:was|is|are|were) (?:no|too))\b/u;
const way = /\b(?:by \w+ing|you (?:just|can|have to|need to)|first (?:you|we|i))\b|^(?:(?:quite|pretty|very|rather|so|not) )*(?:well|fine|good|bad|great|badly|slowly|quickly|easily|like this|with|through|via|okay|busy|better|worse)\b/u;
/** A reply of so many words that begins as one of its kind should is one. */
const brief = 8;

/** Whether a reply of this kind is what the question asks for. */
function fits(asks: Asks, tokens: readonly Token[], norms: string): boolean {
  const has = (test: (token: Token) => boolean): boolean => tokens.some(test);
  const short = tokens.length <= brief;
  if (asks === 'yes or no') return yesNo.test(norms);
  if (asks === 'a time') return time.test(norms) || (short && shortTime.test(norms)) || has((token) => token.entity === 'DATE' || token.entity === 'TIME' || token.entity === 'DURATION');
  if (asks === 'a person') return standsFor.test(norms) || (short && (person.test(norms) || has((token) => token.pos === 'PROPN')));
  if (asks === 'a place') return place.test(norms) || (short && has((token) => token.pos === 'PROPN'));
  if (asks === 'a number') return amount.test(norms) || has((token) => token.pos === 'NUM');
  if (asks === 'a reason') return reason.test(norms);
  return asks === 'a way' && way.test(norms);
}

const noReply: Answer = { answered: false, by: null, avoided: null, replied: false };
const stillOpen: Answer = { ...noReply, replied: true };
const unknown: Answer = { ...stillOpen, answered: null };

function answeredBy(by: Sentence): Answer {
  return { answered: true, by, avoided: null, replied: true };
}

/** Whether the acts after a question answer it. `after` begins with the next act. */
export function answerTo(model: TextModel, { sentence, asks }: Question, after: readonly Act[]): Answer {
  const { speaker } = sentence;
  const reply = speaker === null ? after.slice(0, within.unknown) : replyOf(speaker, after.slice(0, within.known));
  if (reply.length === 0) return after.some((act) => act.sentence.speaker !== speaker) && !asksAgain(speaker, after.slice(0, within.known)) && after.length < within.known ? unknown : noReply;
  const lemmas = new Set(contentLemmas(model, sentence));
  const askedTokens = spokenTokens(model, sentence);
  for (const [i, act] of reply.entries()) {
    const said = act.sentence;
    if (findCuesIn(model, said, evasionTable).some(({ context }) => !context.quoted)) return { ...stillOpen, avoided: said };
    if (isQuestion(act.type) && said.text.endsWith('?')) {
      // A question in return leaves it open; without speakers it is simply the next one.
      if (speaker === null) return unknown;
      continue;
    }
    // Where it is not known who speaks, a "yes" counts only at once.
    if (asks === 'yes or no' && i > 0 && speaker === null) break;
    const tokens = spokenTokens(model, said);
    const norms = tokens.map((token) => token.norm).join(' ');
    if (asks === 'yes or no' && plainYesNo.test(norms)) return answeredBy(said);
    if (/\bdepends? on\b/u.test(norms)) return unknown;
    if (isUnsure(model, said, norms)) return afterAll(model, asks, tokens, norms, said, reply[i + 1]?.sentence);
    if (asks === 'yes or no' && maybe.test(norms)) return unknown;
    if (fits(asks, tokens, norms) || sharesWords(model, said, lemmas, asks)) return answeredBy(said);
    if (speaker !== null && i === 0 && isShortReply(asks, askedTokens, tokens, act)) return answeredBy(said);
  }
  return unknown;
}

function spokenTokens(model: TextModel, sentence: Sentence): Token[] {
  return tokensOf(model, sentence).filter((token) => token.pos !== 'PUNCT' && token.pos !== 'SPACE');
}

/** "I don't know, maybe three weeks", or "I am not sure. I think on Monday." */
function afterAll(model: TextModel, asks: Asks, tokens: readonly Token[], norms: string, said: Sentence, next: Sentence | undefined): Answer {
  if (asks === 'yes or no') return stillOpen;
  const rest = /\b(?:but|maybe|perhaps|probably|i think|i guess|i would say|around|about)\b (.*)$/u.exec(norms)?.[1] ?? '';
  if (rest !== '' && fits(asks, tokens.slice(-rest.split(' ').length), rest)) return answeredBy(said);
  if (!next || said.speaker === null || next.speaker !== said.speaker) return stillOpen;
  const more = spokenTokens(model, next);
  const guess = more.map((token) => token.norm).join(' ');
  return /^(?:maybe|perhaps|probably|but|i think|i guess|around|about)\b/u.test(guess) && fits(asks, more, guess) ? answeredBy(next) : stillOpen;
}

/** What the next other speaker says, up to the questioner's next words. */
function replyOf(speaker: string, after: readonly Act[]): Act[] {
  const from = after.findIndex((act) => act.sentence.speaker !== null && act.sentence.speaker !== speaker);
  if (from < 0) return [];
  const by = after[from]?.sentence.speaker;
  const out: Act[] = [];
  for (const act of after.slice(from)) {
    if (act.sentence.speaker === by) out.push(act);
    // A question in return may be answered before the answer comes.
    else if (!out.every((given) => isQuestion(given.type))) break;
    if (out.length >= replyActs) break;
  }
  return out;
}

/** The questioner goes on to ask something else. */
function asksAgain(speaker: string | null, after: readonly Act[]): boolean {
  return after.some((act) => act.sentence.speaker === speaker && isQuestion(act.type));
}

/** "I'm sure we know" is none; "I do not know anybody there" neither. */
function isUnsure(model: TextModel, sentence: Sentence, norms: string): boolean {
  if (/\bdo not know (?:him|her|them|anybody|anyone|you|that (?:man|woman|person))\b/u.test(norms)) return false;
  return findCuesIn(model, sentence, unsure).some(({ context }) => !context.quoted);
}

/** A statement that takes up the question's words; a time, person, place or number must be given all the same. */
function sharesWords(model: TextModel, said: Sentence, lemmas: ReadonlySet<string>, asks: Asks): boolean {
  if (asks === 'a time' || asks === 'a person' || asks === 'a place' || asks === 'a number') return false;
  return said.words >= 2 && contentLemmas(model, said).some((lemma) => lemmas.has(lemma));
}

/** Most words of a reply that names a thing and no more. */
const fragment = 6;
const subjectOfReply: Record<string, RegExp> = { you: /^(?:i|we|my|our)$/u, your: /^(?:i|we|it|my|our|that|they)$/u, i: /^(?:you|your)$/u, my: /^(?:you|your|it|that)$/u, we: /^(?:we|you|our)$/u, he: /^he$/u, she: /^she$/u, they: /^they$/u, it: /^(?:it|that|this)$/u };

/** "The blue one", where a thing was asked for; or a statement at once whose subject takes up the question's ("What did you …" "I …") and its verb or a form of "be", "do" or "have" in the same place. */
function isShortReply(asks: Asks, asked: readonly Token[], tokens: readonly Token[], { type }: Act): boolean {
  if (asks === 'yes or no' || asks === 'a time' || asks === 'a number' || asks === 'a person' || asks === 'a place') return false;
  if (!/^(?:statement|opinion|commissive)$/u.test(type)) return false;
  const named = tokens.slice(0, /^(?:i think|i guess|i believe)$/u.test(tokens.slice(-2).map((token) => token.norm).join(' ')) ? -2 : undefined);
  const verbs = named.filter((token) => token.pos === 'VERB' || token.pos === 'AUX');
  if (asks === 'a thing' && tokens.length <= fragment && verbs.length === 0 && tokens.some((token) => /^(?:NOUN|PROPN|NUM|ADJ)$/u.test(token.pos))) return true;
  const subject = asked.find((token) => Object.hasOwn(subjectOfReply, token.norm))?.norm;
  const [first, second] = tokens.filter((token) => !/^(?:well|oh|um|uh|so|and|but)$/u.test(token.norm));
  if (subject === undefined || !first || !second || !subjectOfReply[subject]?.test(first.norm)) return false;
  // "What did you do?" "I drove."
  if (asked.filter((token) => token.lemma === 'do').length === 2 && verbs.length > 0) return true;
  return asked.some((token) => (token.pos === 'VERB' || token.pos === 'AUX') && token.lemma !== 'do' && tokens.slice(1, 5).some((other) => other.lemma === token.lemma));
}
