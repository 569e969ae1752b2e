import { describe, expect, it } from 'vitest';
import { replyForms, saysUnknown, takesUp } from './reply-forms.ts';

describe.each(replyForms)('$id', ({ question, reply, examples, nearMisses }) => {
  it.each(examples)('takes up “%s”: %s', (asked, said) => expect(takesUp(asked, said)).not.toBeNull());
  it.each(nearMisses)('does not take up “%s”: %s', (asked, said) =>
    expect(question.test(asked) && reply.test(said)).toBe(false),
  );
});

describe('a reply', () => {
  it.each([
    "I'd have to check with the officers on that. What I can tell you is that we spent a lot.",
    "As I said, I'd have to check.",
    'I honestly don’t know. They should have done.',
    "I'm not going to say who.",
  ])('leaves it open: %s', (said) => expect(saysUnknown(said)).toBe(true));
  it.each([
    "I don't know. Panic, probably.",
    "I can't remember exactly, but it was within the normal range.",
    "About three hundred, I think. I'd have to look at the logs to be sure.",
    'We had to check the whole list.',
  ])('does not leave it open: %s', (said) => expect(saysUnknown(said)).toBe(false));
});
