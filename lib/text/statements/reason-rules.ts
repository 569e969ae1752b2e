import type { Rule } from '#lib/text/rules/rule';

/** Words that join a claim and its reason. */
export const reasonRules: readonly Rule<'reason'>[] = [
  {
    id: 'reason.because',
    tier: 'sure',
    what: 'reason',
    phrases: ['because -of', 'because of', 'since', 'due to', 'given that'],
    examples: ['We should wait because the money is not there.', 'It is late due to the snow.'],
    nearMisses: ['The cause is known.', 'It is due on Monday.', 'He was given a book.'],
  },
  {
    id: 'reason.behind',
    tier: 'sure',
    what: 'reason',
    phrases: ['which is why', 'that is why', 'so that'],
    examples: ['It was late, which is why we left.', 'Close it so that the dog stays in.'],
    nearMisses: ['Why is that?', 'So it rained.', 'That is it.'],
  },
];
