import { cueTable } from '#lib/analyses/text/cues';

/** Verbs of things that can be done and then are done. Without such a list "I'll never know" would be a promise. */
const tasks =
  '~add|~announce|~arrange|~ask|~assign|~book|~bring|~build|~buy|~call|~cancel|~check|~clean|~collect|~compare|~compile|~confirm|~contact|~copy|~create|~deliver|~deploy|~design|~distribute|~draft|~draw|~email|~file|~find|~finish|~fix|~follow|~forward|~handle|~hire|~install|~invite|~look|~measure|~meet|~move|~order|~organise|~organize|~pay|~phone|~pick|~plan|~post|~prepare|~print|~provide|~publish|~put|~reach|~record|~register|~remind|~rent|~repair|~replace|~reply|~research|~reserve|~review|~ring|~schedule|~send|~set|~share|~ship|~sign|~speak|~start|~submit|~talk|~tell|~test|~text|~translate|~update|~upload|~write';

/** Verbs that are a task only with what follows. */
const bound = [
  '~get back to', '~get in touch', '~get it|this|that|them done|ready|fixed', '~make sure|it|a|an|the|some|copies|room', '~let you|him|her|them|everyone|everybody know', '~take care of', '~take over',
  '~give you|him|her|them|everyone a|an|the|my|our (final|short|quick|full|first) answer|update|call|list|number|copy|report|summary|draft|ring|estimate|quote|overview|decision|date|details|address|link|key|keys|money|feedback',
];
const willing = ['i|we will (also|then|just|definitely|certainly|gladly|happily|personally)', 'i|we am|are going to (also|then|just)', 'i promise to'];
const leads = (openings: readonly string[]): string[] => openings.flatMap((opening) => [tasks, ...bound].map((verb) => `${opening} ${verb}`));

/** Who does it is the cue's name. A request is a task until it is refused. */
export const actionTable = cueTable([
  { cue: 'commitment', phrases: [...leads(willing), `i|we will try to ${tasks}`, 'i can (also|then) ~send|~book|~call|~check|~bring|~handle|~arrange|~write|~prepare|~email|~ask|~order|~organise|~organize|~draft|~print|~schedule|~fix', 'let me (just) ~check|~call|~send|~find|~book|~draft|~confirm|~schedule|~arrange|~email|~review|~order|~prepare|~fix|~handle', 'i|we will do (it|that|this) by', 'i|we will have it|this|that|the|them *3 ready|done|finished', 'leave it|that to me'] },
  { cue: 'request', phrases: [...leads(['can|could|would|will you (please|also|maybe|perhaps)', 'please (also)'])] },
  { cue: 'plan', phrases: [...leads(['let us (also|then|just)', 'we (still|also|really) need|have to', 'we must', 'we should (also|probably|really)'])] },
]);

/** What counts only with a day or an hour beside it: "I will decide on Monday". The verb is the last token. */
export const intentionTable = cueTable([{ cue: 'commitment', phrases: ['i|we will (also|then|just|definitely|certainly|gladly|happily|personally) #VERB|~do', 'i|we am|are going to (also|then|just) #VERB|~do', 'i promise to #VERB|~do'] }]);

/** Advice is a task only with a time beside it, or once somebody has said yes to it. */
export const adviceTable = cueTable([{ cue: 'request', phrases: [...leads(['you (will) need|have to', 'you should'])] }]);

/** What counts only once somebody has said yes to it. The verb is the last token. */
export const favourTable = cueTable([{ cue: 'request', phrases: ['could|would|will you (please|maybe|perhaps) #VERB', 'can you please #VERB', 'please #VERB'] }]);

/** Verbs of feeling, thinking, saying and being, of luck, and of merely going or staying: nobody waits for them to be done. */
export const noTask: ReadonlySet<string> = new Set([
  'be', 'have', 'regret', 'miss', 'love', 'hate', 'like', 'want', 'need', 'know', 'think', 'believe', 'feel', 'remember', 'forget', 'forgive', 'see', 'hear', 'understand', 'wish', 'hope', 'guess', 'suppose', 'bet', 'admit', 'say', 'die',
  'cry', 'laugh', 'lose', 'win', 'sleep', 'wake', 'live', 'stay', 'wait', 'enjoy', 'prefer', 'agree', 'disagree', 'seem', 'become', 'wonder', 'imagine', 'dream', 'fear', 'worry', 'suffer', 'grow', 'fall', 'happen', 'survive', 'turn', 'go', 'leave',
  'get', 'make', 'let', 'keep', 'mind', 'believe', 'listen', 'stop', 'calm', 'relax', 'excuse', 'look', 'care', 'trust', 'starve', 'celebrate', 'rest', 'spend', 'end',
]);

/** Words that say until when. */
export const deadlineTable = cueTable([
  {
    cue: 'when',
    phrases: [
      'by|before|until #NUM|#PROPN|#NOUN (morning|afternoon|evening|night)', 'by|before|until the #NOUN|#ADJ|#NUM (#NOUN|#ADP) (#PROPN|#NOUN)', 'by|before|until tomorrow|tonight|noon|then', 'on monday|tuesday|wednesday|thursday|friday|saturday|sunday (morning|afternoon|evening)', 'on the #ADJ|#NUM',
      'this|next monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month|morning|afternoon|evening', 'tomorrow (morning|afternoon|evening|night)', 'tonight', 'today', 'right after *2 #NOUN', 'at the latest', 'in #NUM ~minute|~hour|~day|~week|~month', 'end of (the|this|next) week|month|day|year',
    ],
  },
]);

/** "Anna will send": found apart, since a phrase must begin with a word. */
export const taskLemmas: ReadonlySet<string> = new Set(tasks.replaceAll('~', '').split('|'));
