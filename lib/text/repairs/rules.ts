import type { Rule } from '#lib/text/rules/rule';

/** Editing terms with which speakers correct themselves (Schegloff, Jefferson and Sacks 1977; Levelt 1983). */
export const repairRules: readonly Rule<'mean' | 'sorry' | 'repair'>[] = [
  {
    id: 'repair.i_mean',
    tier: 'likely',
    what: 'mean',
    phrases: ['i mean -it|that|this|by|business|to|well|every|what|you|the'],
    examples: ['We met on Monday, I mean Tuesday.', 'He left at nine, I mean ten.'],
    nearMisses: ['Do you know what I mean?', 'I mean it.'],
  },
  {
    id: 'repair.sorry',
    tier: 'likely',
    what: 'sorry',
    phrases: ['sorry -for|about|to|if|but|that|i', 'excuse me'],
    examples: ['It is on Monday, sorry, Tuesday.', 'Take the left, excuse me, the right.'],
    nearMisses: ['Sorry about the noise.', 'Sorry that I am late.'],
  },
  {
    id: 'repair.begins_anew',
    tier: 'sure',
    what: 'repair',
    phrases: [
      'or rather -a|the',
      'no wait',
      'wait no',
      'well no wait',
      'scratch that',
      'make that -#NOUN',
      'let me rephrase',
      'let me start over|again',
      'let me put it|that differently|another',
      'what i meant',
      'that came out wrong',
    ],
    examples: ['Two, no wait, three.', 'Scratch that.'],
    nearMisses: ['Wait for me.', 'I would rather go.', 'Let me put it on the desk.'],
  },
  {
    id: 'repair.looks_for_word',
    tier: 'sure',
    what: 'repair',
    phrases: [
      'how do|should|can i put|say',
      'what is the word',
      'what do you call it',
      'where was i',
      'i lost my train|thread',
      'what was i saying|going',
    ],
    examples: ['It was, how do I say, odd.', 'Now where was I?'],
    nearMisses: ['The word is new.', 'I lost my keys.', 'Where was he?'],
  },
];
