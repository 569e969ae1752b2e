import { cueTable } from '#lib/text/cues';

/** Verbs of things that can be done and then are done. Without such a list "I'll never know" would be a promise. */
const tasks =
  '~add|~announce|~arrange|~ask|~assign|~book|~bring|~build|~buy|~call|~cancel|~check|~clean|~collect|~compare|~compile|~confirm|~contact|~copy|~create|~deliver|~deploy|~design|~distribute|~draft|~draw|~email|~file|~find|~finish|~fix|~follow|~forward|~handle|~hire|~install|~invite|~look|~measure|~meet|~move|~order|~organise|~organize|~pay|~phone|~pick|~plan|~post|~prepare|~print|~provide|~publish|~put|~reach|~record|~register|~remind|~rent|~repair|~replace|~reply|~research|~reserve|~review|~ring|~schedule|~send|~set|~share|~ship|~sign|~speak|~start|~submit|~talk|~tell|~test|~text|~translate|~update|~upload|~write|~paint|~cook|~bake|~wash|~apply|~transfer|~refund|~discuss|~present|~train|~negotiate|~sell|~remove|~delete|~correct|~adjust|~escalate|~investigate|~analyse|~analyze|~calculate|~document|~merge|~release|~rewrite|~revise|~edit|~scan|~pack|~deposit|~drive|~feed|~hand';

/** Verbs that are a task only with what follows. */
const bound = [
  '~get back to', '~get in touch', '~get it|this|that|them done|ready|fixed', '~make sure|it|a|an|the|some|copies|room', '~let you|him|her|them|everyone|everybody know', '~let the|my|our|your|his|#PROPN *2 know', '~take care of', '~take over',
  '~give you|him|her|them|everyone a|an|the|my|our (final|short|quick|full|first) answer|update|call|list|number|copy|report|summary|draft|ring|estimate|quote|overview|decision|date|details|address|link|key|keys|money|feedback',
];
const willing = ['i|we will (also|then|just|definitely|certainly|gladly|happily|personally)', 'ill (also|then|just)', 'i|we am|are going to (also|then|just)', 'i promise to'];
/** Recognisers write "lets" too. */
export function spelledBothWays(phrases: readonly string[]): string[] {
  return phrases.flatMap((phrase) => (phrase.startsWith('let us ') ? [phrase, `lets ${phrase.slice('let us '.length)}`] : [phrase]));
}

const leads = (openings: readonly string[]): string[] => spelledBothWays(openings.map((opening) => `${opening} `)).flatMap((opening) => opening.trim()).flatMap((opening) => [tasks, ...bound].map((verb) => `${opening} ${verb}`));

/** Who does it is the cue's name. A request is a task until it is refused. */
export const actionTable = cueTable([
  { cue: 'commitment', phrases: [...leads(willing), `i|we will try to ${tasks}`, 'i can (also|then) ~send|~book|~call|~check|~bring|~handle|~arrange|~write|~prepare|~email|~ask|~order|~organise|~organize|~draft|~print|~schedule|~fix', 'let me (just) ~check|~call|~send|~find|~book|~draft|~confirm|~schedule|~arrange|~email|~review|~order|~prepare|~fix|~handle', 'i|we will do (it|that|this) by', 'i|we will have it|this|that|the|them *3 ready|done|finished', 'leave it|that to me'] },
  { cue: 'request', phrases: [...leads(['can|could|would|will you (please|also|maybe|perhaps)', 'can|could|would|will somebody|someone|anyone|anybody (please)', 'please (also)', 'i (would) need|want|like you to', 'do not forget to', 'remember to', 'would you mind', 'make sure you'])] },
  { cue: 'plan', phrases: [...leads(['let us (also|then|just)', 'we (still|also|really) need|have to', 'we must', 'we should (also|probably|really)'])] },
]);

/** What counts only with a day or an hour beside it: "I will decide on Monday". The verb is the last token. */
export const intentionTable = cueTable([{ cue: 'commitment', phrases: ['i|we will (also|then|just|definitely|certainly|gladly|happily|personally) #VERB|~do', 'i|we am|are going to (also|then|just) #VERB|~do', 'i promise to #VERB|~do'] }]);

const plainTasks = tasks.replaceAll('~', '');

/** Advice and bare imperatives are a task only with a time beside them, or once somebody has said yes to them. */
export const adviceTable = cueTable([{ cue: 'request', phrases: [...leads(['you (will) need|have to', 'you should', 'you can|could|might']), `^ ${plainTasks}`] }]);

/** An offer is a task once somebody has said yes to it. */
export const offerTable = cueTable([{ cue: 'commitment', phrases: leads(['i could', 'i can', 'shall|should i', 'i would be happy|glad to']) }]);

/** What somebody says of a third person is a task only with a time beside it. The verb is the last token. */
export const thirdTable = cueTable([{ cue: 'third', phrases: [`he|she|they will (also|then|just) ${tasks}`, `he|she|they is|are going to ${tasks}`] }]);

/** What counts only once somebody has said yes to it. The verb is the last token. */
export const favourTable = cueTable([{ cue: 'request', phrases: ['could|would|will you|someone|somebody|anyone|anybody (please|maybe|perhaps) #VERB', 'can someone|somebody|anyone|anybody (please) #VERB', 'can you please #VERB', 'please #VERB'] }]);

/** Verbs of feeling, thinking, saying and being, of luck, and of merely going or staying: nobody waits for them to be done. */
export const noTask: ReadonlySet<string> = new Set([
  'be', 'have', 'regret', 'miss', 'love', 'hate', 'like', 'want', 'need', 'know', 'think', 'believe', 'feel', 'remember', 'forget', 'forgive', 'see', 'hear', 'understand', 'wish', 'hope', 'guess', 'suppose', 'bet', 'admit', 'say', 'die',
  'cry', 'laugh', 'lose', 'win', 'sleep', 'wake', 'live', 'stay', 'wait', 'enjoy', 'prefer', 'agree', 'disagree', 'seem', 'become', 'wonder', 'imagine', 'dream', 'fear', 'worry', 'suffer', 'grow', 'fall', 'happen', 'survive', 'turn', 'go', 'leave',
  'get', 'make', 'let', 'keep', 'mind', 'believe', 'listen', 'stop', 'calm', 'relax', 'excuse', 'look', 'care', 'trust', 'starve', 'celebrate', 'rest', 'spend', 'end',
]);

/** Announced harm is no task. */
export const threatTable = cueTable([
  {
    cue: 'threat',
    phrases: [
      'i|we will ~make (sure) you *2 pay|regret|suffer|sorry|never', 'i|we will ~make sure (that) you|he|she|they|nobody|everyone|everybody', 'i|we will ~call|~contact the police|cops|lawyer', 'i|we will ~tell|~send|~show everyone|everybody|your|them|him|her *2 what|that|about|boss|wife|husband|family|mother|parents', 'i|we will ~report|~sue|~find|~ruin|~destroy|~hurt|~expose you',
      'or (else) i|we will', 'you will ~regret|~pay|~be sorry', 'i will ~post|~share|~publish *2 photos|pictures|messages|secret|secrets',
    ],
  },
]);

/** Words that say until when. */
export const deadlineTable = cueTable([
  {
    cue: 'when',
    phrases: [
      'by|before|until #NUM|#PROPN|#NOUN (morning|afternoon|evening|night)', 'by|before|until the #NOUN|#ADJ|#NUM (#NOUN|#ADP) (#PROPN|#NOUN)', 'by|before|until tomorrow|tonight|noon|then', 'on monday|tuesday|wednesday|thursday|friday|saturday|sunday (morning|afternoon|evening)', 'on the #ADJ|#NUM',
      'this|next monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month|morning|afternoon|evening', 'tomorrow (morning|afternoon|evening|night)', 'tonight', 'today', 'right after *2 #NOUN', 'at the latest', 'in #NUM ~minute|~hour|~day|~week|~month', 'in a minute|moment|week|month|year|day|hour|second', 'in a few minutes|hours|days|weeks', 'end of (the|this|next) week|month|day|year', 'by the end of (the|this|next) week|month|day|year', 'by|before|until end of (the|this|next) day|week|month|year',
      'by|before|until|on|at #NUM (#NOUN)', 'by|before|until next|this #NOUN', 'by|before|until the end of (the|this|next) #NOUN', 'on|until|by|before|for the #ADJ|#NUM of #PROPN|#NOUN', 'for monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|tonight', 'as soon as possible', 'asap', 'straight|right away', 'right now', 'this very day', 'first thing tomorrow|in|on (the|monday|tuesday|wednesday|thursday|friday) (morning)', 'later today|tonight|this|on', 'after lunch|work|school|dinner|breakfast|christmas|easter', 'after the meeting|call|break|weekend|holidays',
      'over|at the weekend', 'this weekend', 'in the morning|afternoon|evening', 'in january|february|march|april|may|june|july|august|september|october|november|december', 'within #NUM|a|the #NOUN', 'every day|week|month|monday|tuesday|wednesday|thursday|friday|morning',
    ],
  },
]);

/** "Anna will send": found apart, since a phrase must begin with a word. */
export const taskLemmas: ReadonlySet<string> = new Set(plainTasks.split('|'));
