import { cueTable } from '#lib/text/cues/cue-table';

const oneself = 'i|we will (also|then|just|definitely|certainly|gladly|happily|personally|try|to)';
const intending = 'i|we am|are going to (also|then|just)';
const asking = [
  'can|could|would|will you (please|also|maybe|perhaps|just)',
  'please (also|just)',
  'i|we (would) need|want|like you to',
  'do not forget to',
  'remember to',
  'make sure you|that|to|it|the',
  'would you mind',
];
const advising = [
  'you (will|would) (just) need|have to',
  'you should|must',
  'you are going to',
  'you will',
  'you can|could|may (also|just)',
];

/**
 * Clauses in which somebody takes or gives a task. The verb is the last token: whether it names something to be done is
 * looked at where the phrase is found.
 */
export const taskTable = cueTable([
  {
    cue: 'promise',
    phrases: [
      // After "I will" taggers take rare verbs ("chase", "scope") for adjectives and nouns.
      `${oneself} #VERB|#ADJ|#NOUN|~do`,
      `${intending} #VERB|~do`,
      'i promise to #VERB|~do',
      'let me (just) #VERB',
      'leave it|that|this to me',
      'leave it|that with me',
      'i|we can #VERB|~do',
      'i|we would like to #VERB',
      'i|we want to #VERB',
      'i am happy to #VERB',
      'he|she|they will #VERB|~do',
      'he|she|they is|are going to #VERB',
      'will #VERB|~do',
      'is going to #VERB|~do',
    ],
  },
  { cue: 'request', phrases: asking.map((phrase) => `${phrase} #VERB|~do`) },
  { cue: 'advice', phrases: advising.map((phrase) => `${phrase} #VERB|~do`) },
  {
    cue: 'plan',
    phrases: [
      'let us (also|then|just) #VERB',
      'we (still|also|really) need|have to #VERB|~do',
      'we must|should (also|probably|really) #VERB|~do',
    ],
  },
]);

/**
 * Verbs of feeling, thinking, saying and being, of luck, and of going on with the talk itself: nobody waits for them to
 * be done.
 */
export const noTask: ReadonlySet<string> = new Set([
  'be',
  'have',
  'regret',
  'miss',
  'love',
  'hate',
  'like',
  'want',
  'need',
  'know',
  'think',
  'believe',
  'feel',
  'forget',
  'forgive',
  'see',
  'hear',
  'understand',
  'wish',
  'hope',
  'guess',
  'suppose',
  'bet',
  'admit',
  'say',
  'die',
  'cry',
  'laugh',
  'lose',
  'win',
  'wake',
  'live',
  'enjoy',
  'prefer',
  'agree',
  'disagree',
  'seem',
  'become',
  'wonder',
  'imagine',
  'dream',
  'fear',
  'worry',
  'suffer',
  'fall',
  'happen',
  'survive',
  'mind',
  'listen',
  'calm',
  'relax',
  'excuse',
  'trust',
  'starve',
  'mean',
]);

/** With "let us", "I think we should" and "I will" these move the talk itself along. */
export const procedural: ReadonlySet<string> = new Set([
  'start',
  'begin',
  'move',
  'continue',
  'go',
  'wrap',
  'stop',
  'close',
  'turn',
  'proceed',
  'talk',
  'discuss',
  'come',
  'get',
  'hand',
  'pass',
  'say',
  'tell',
  'ask',
  'give',
  'look',
  'recap',
  'summarise',
  'summarize',
  'skip',
  'finish',
  'end',
]);

/** Announced harm is no task. */
export const threatTable = cueTable([
  {
    cue: 'threat',
    phrases: [
      'i|we will ~make (sure) you *2 pay|regret|suffer|sorry|never',
      'i|we will ~call|~contact the police|cops|lawyer',
      'i|we will ~tell|~send|~show everyone|everybody|your|them|him|her *2 ' +
        'what|that|about|boss|wife|husband|family|mother|parents',
      'i|we will ~report|~sue|~find|~ruin|~destroy|~hurt|~expose|~kill you',
      'or (else) i|we will',
      'you will ~regret|~pay|~be sorry',
      'i will ~post|~share|~publish *2 photos|pictures|messages|secret|secrets',
    ],
  },
]);
