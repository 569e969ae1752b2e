import type { Cue } from '#lib/analyses/text/cues';

/**
 * Politeness strategies of Danescu-Niculescu-Mizil et al. (ACL 2013), with the sign that they found: requests with these were
 * rated more polite (`polite`) or less (`impolite`). Hedges are counted apart. "Direct question" and "indicative modal" need a
 * request to mean anything, so they are left out.
 */
export const politeCues: readonly Cue[] = [
  { cue: 'gratitude', phrases: ['thank you', 'thanks', 'i (really|so) appreciate', 'we (really) appreciate', 'i am grateful', 'much appreciated'] },
  { cue: 'apology', phrases: ['i am (so|very|really|terribly|deeply) sorry', '^ sorry', 'i apologize|apologise', 'my apologies', 'excuse me', 'forgive me', 'my bad'] },
  { cue: 'please', phrases: ['please'] },
  { cue: 'indirect_request', phrases: ['could|would you', 'would you mind', 'do you mind if', 'i was wondering', 'would it be possible', 'if you do not mind', 'by the way'] },
  { cue: 'deference', phrases: ['great|good|nice|excellent job|work|point|idea|question|thinking', 'well done', 'you did a great|good|wonderful'] },
  { cue: 'greeting', phrases: ['^ hello', '^ hi', '^ good morning|afternoon|evening'] },
];

export const impoliteCues: readonly Cue[] = [
  { cue: 'please_start', phrases: ['^ please -#PUNCT'] },
  { cue: 'direct_you_start', phrases: ['^ you -know|mean|see|guys|are|can|could|may|might|will'] },
  { cue: 'factuality', phrases: ['in fact', 'the point is', 'the reality is', 'the truth is', 'the fact is'] },
];

export const respectCues: readonly Cue[] = [
  { cue: 'respect', phrases: ['with (all) (due) respect', 'i respect', 'i understand that|how|why|your|what|you', 'i see your point', 'i see what you mean', 'good point', 'fair point', 'you are (absolutely|quite|totally) right', 'i hear you', 'that makes sense', 'i appreciate', 'sir', "ma'am", 'i value', 'what do you think', 'take your time'] },
];

export const disrespectCues: readonly Cue[] = [
  {
    cue: 'disrespect',
    phrases: [
      'shut up', 'shut it', 'get lost', '^ whatever $', 'do not be (so|such) (a|an) (such) ridiculous|stupid|absurd|silly|dramatic|idiot', 'that is (just|complete|total|absolute|utter) nonsense|bullshit|rubbish|garbage|stupid|ridiculous|idiotic', 'are you kidding me', 'are you stupid',
      'you are (just|being|such|so|really) (so|being|a|an) (complete|total) ridiculous|pathetic|useless|stupid|idiot|liar|moron|fool|loser|selfish|ungrateful|hopeless', 'you idiot|moron|fool', 'what (the) (hell|heck) is wrong with you', 'what is wrong with you', 'i do not care what you', 'nobody cares|asked', 'who asked you', 'you should be ashamed', 'stop whining|complaining', 'you can not|never do anything right', '^ grow up $',
    ],
  },
];
