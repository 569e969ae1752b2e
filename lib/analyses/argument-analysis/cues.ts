import type { Cue } from '#lib/analyses/text/cues';

/** Fallacies that words can tell, named as in Jin et al. (EMNLP Findings 2022); the four that were usable in trials (MEASURED.md). */
export const fallacies = {
  false_dilemma: 'Offers two ways as if there were no third.',
  ad_populum: 'Takes what everybody does or thinks for a reason.',
  ad_hominem: 'Speaks against the person in place of what they said.',
  false_cause: 'Takes what came after for what came from it.',
} as const;

export type Fallacy = keyof typeof fallacies;

const insults = 'liar|idiot|loser|child|kid|hypocrite|coward|fool|clown|moron|snob|fraud|baby|amateur|nobody|failure|brat';

export const fallacyCues: readonly Cue[] = [
  { cue: 'false_dilemma', phrases: ['^ either you *6 or you|i', '^ either (you) ~be|~stand with me|us or', 'you are either *4 or *1 (you) are|against|with', 'you are either with|for|against *2 or', 'it is either me or', 'with us or against us', 'with me or against me', 'there are only two (kinds|types|sorts) (of) people|choices', 'if you are not with|for me|us you are'] },
  { cue: 'ad_populum', phrases: ['everybody|everyone knows (that) -how|where|when|who|what|each|about', 'everybody|everyone (else) does it', 'everybody|everyone else ~do|~think|~agree|~say|~have', 'everybody|everyone (in) (the) (world) thinks|agrees|says (that) you|it|he|she|they|i', 'millions|billions|thousands of people ~believe|~use|~buy|~trust|can', 'nobody|no-one believes|thinks|does that', 'all my friends ~think|~say|~do|~agree|~have'] },
  { cue: 'ad_hominem', phrases: [`you are (just|only|nothing|such) (but) a|an (complete|total|stupid|little) ${insults}`, `you are such a|an (complete|total|stupid|little) ${insults}`, 'what do you know about -#PRON', 'what would you know (about)', 'that is rich coming from you', 'coming from you that', 'you are too stupid|dumb|young|old|naive|emotional to ~understand|~know|~see|~get', 'look who is talking'] },
  { cue: 'false_cause', phrases: ['ever since you|he|she|they|we *6 everything|nothing|it *4 wrong|worse|bad|downhill|terrible|broken|failed', 'every time you|he|she|they *6 something|everything *2 ~go|~break|~fail|~happen', 'it is no coincidence that', 'that can not be a coincidence'] },
];

/** Discourse markers after the Penn Discourse Treebank's contingency and expansion classes; temporal `since` is told apart in support.ts. */
export const supportCues: readonly Cue[] = [
  { cue: 'reason', phrases: ['because -of', 'because of', 'given that', 'considering that', 'the reason is', 'the reason being', 'for the simple reason'] },
  { cue: 'since', phrases: ['since i|you|we|they|he|she|it|there|this|that|the|our|your'] },
  { cue: 'consequence', phrases: ['therefore', 'consequently', 'as a result', 'that is why', 'this is why', 'which is why', 'which means', 'that means', 'this means', 'hence', '^ so we|you|they|it should|must|need|can', '^ so i think'] },
  { cue: 'example', phrases: ['for example', 'for instance', 'such as'] },
];

/** What makes a sentence a claim: a judgement, a demand or an announced opinion. */
export const stanceCues: readonly Cue[] = [
  { cue: 'claim', phrases: ['i (really|strongly|do|still) think', 'i (really|strongly|do|still) believe', 'in my opinion|view', 'my point is', 'i am convinced', 'we|you|they|he|she|it|people should', 'we|they|people must', 'we|they ought to', 'we|they need to', 'we|they have to', 'it is|would (be) (much|far|really|so|very|just|simply) better|best|worse|wrong|right|important|unfair|fair|essential|necessary|unacceptable|ridiculous|dangerous', 'that is|would (be) (much|far|really|so|very|just|simply) better|worse|wrong|right|important|unfair|fair|unacceptable|ridiculous|dangerous|nonsense', 'there is no way|reason|point|need', 'it makes (no|more|little) sense', 'it does not make (any) sense', 'it is not worth', 'it is worth', 'i disagree', 'the (main|real|biggest) problem is', 'the best (thing|way|option|idea|plan) is'] },
];
