import type { Cue } from '#lib/text/cues';

/**
 * Discourse markers after the contingency and expansion classes of the Penn Discourse Treebank (Prasad et al., LREC 2008) and the premise and conclusion
 * indicators of Stab and Gurevych (Computational Linguistics 2017); temporal `since` is told apart in support.ts.
 */
export const supportCues: readonly Cue[] = [
  { cue: 'reason', phrases: ['because -of', 'because of', 'given that', 'considering that', 'the reason is', 'the reason being', 'for the simple reason', 'seeing that', 'after all', 'due to the fact', 'the point is that', 'one reason is', 'my reason is'] },
  { cue: 'since', phrases: ['since i|you|we|they|he|she|it|there|this|that|the|our|your'] },
  { cue: 'consequence', phrases: ['therefore', 'consequently', 'as a result', 'that is why', 'this is why', 'which is why', 'which means', 'that means', 'this means', 'hence', 'thus', 'it follows that', 'for that|this reason', '^ so we|you|they|it should|must|need|can', '^ so i think', 'so we|you|they should|must|ought'] },
  { cue: 'example', phrases: ['for example', 'for instance', 'such as'] },
];

/** A sentence that opens against what the other said. */
export const counterCues: readonly Cue[] = [
  { cue: 'counter', phrases: ['^ but', '^ however', '^ i disagree', '^ i do not agree', '^ not really', '^ on the other hand', '^ that is not true|right|fair|so', '^ you are wrong', '^ yes but', '^ no'] },
];

/** What makes a sentence a claim: a judgement, a demand or an announced opinion. */
export const stanceCues: readonly Cue[] = [
  { cue: 'claim', phrases: ['i (really|strongly|do|still) think', 'i (really|strongly|do|still) believe', 'in my opinion|view', 'my point is', 'i am convinced', 'we|you|they|he|she|it|people should', 'we|they|people must', 'we|they ought to', 'we|they need to', 'we|they have to', 'it is|would (be) (much|far|really|so|very|just|simply) better|best|worse|wrong|right|important|unfair|fair|essential|necessary|unacceptable|ridiculous|dangerous', 'that is|would (be) (much|far|really|so|very|just|simply) better|worse|wrong|right|important|unfair|fair|unacceptable|ridiculous|dangerous|nonsense', 'there is no way|reason|point|need', 'it makes (no|more|little) sense', 'it does not make (any) sense', 'it is not worth', 'it is worth', 'i disagree', 'i do not (really) think|agree|believe', 'i am against', 'that is not (very) fair|right|true',  'i am in favor', 'i would rather', 'i prefer', 'the (main|real|biggest) problem is', 'the best (thing|way|option|idea|plan) is'] },
];
