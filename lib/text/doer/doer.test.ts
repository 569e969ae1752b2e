import { describe, expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { textOf } from '#lib/text/model';
import { doerOf } from './doer.ts';

/** The doer of a sentence in a talk, whose lines are given as `speaker: text`. */
function doer(sentence: string, ...lines: string[]): string | null {
  const model = textOf(
    inputOf(
      lines.map((line) => ({ speaker: line.slice(0, line.indexOf(':')), text: line.slice(line.indexOf(':') + 2) })),
    ),
  );
  const start = model.text.indexOf(sentence);
  expect(start).toBeGreaterThanOrEqual(0);
  const segment = model.segments.find((each) => start >= each.start && start < each.end);
  expect(segment).toBeDefined();
  const unit = segment?.index ?? -1;
  return doerOf(model, {
    unit,
    start,
    end: start + sentence.length,
    text: sentence,
    speaker: model.speakers.bySegment[unit] ?? null,
  });
}

describe('a speaker does what the same speaker promises', () => {
  it.each([
    "I'll chase him this afternoon.",
    "I'll nudge him tomorrow.",
    "I'll remind them on Monday.",
    "I'll ping you tonight.",
    "I'm going to scope that today.",
    'I can minute it.',
    'Let me diary that for Friday.',
    "I'd like to triage the bugs first.",
    "I'll dig out the invoice tomorrow.",
    "I'll loop in legal this afternoon.",
    "I'll swing by the office on Monday.",
    "I'll sound him out next week.",
    "If you send me the receipts, I'll put them on the ticket.",
    "We'll stop the tablets.",
  ])('%s', (text) =>
    expect(doer(text, 'Ruth: I have not heard from him.', `Sam: ${text}`, 'Ruth: Okay, thanks.')).toBe('Sam'),
  );
});

describe('an imperative, a request or advice is for the listener', () => {
  it.each([
    'Please come back in four weeks so I can check it again.',
    'Take one tablet twice a day.',
    'Could you keep a diary of it?',
    'You still need to drink plenty of water.',
    "And if it's still not getting better, come back and see me next week.",
    'But do come back and see me, if things get worse.',
    "It's worth keeping a diary of any triggers.",
    'In your case, I strongly recommend that you wear gloves.',
    'I want you to stop the ramipril.',
    "Don't lift anything heavy.",
    'Some gentle exercise would be advisable.',
  ])('%s', (text) =>
    expect(doer(text, 'Patient: What should I do?', `Doctor: ${text}`, 'Patient: Alright, I will.')).toBe('Patient'),
  );
  it('a request for something is for the listener too', () =>
    expect(
      doer(
        "Can I get a doctor's note?",
        'Doctor: Anything else?',
        "Patient: Can I get a doctor's note?",
        'Doctor: Of course.',
      ),
    ).toBe('Doctor'));
});

describe('an instruction that is read back is for the person who reads it back', () => {
  it('if it is an imperative', () =>
    expect(
      doer(
        'So stop the one, start the other.',
        "Doctor: We'll stop the ramipril and start losartan.",
        'Patient: Right. So stop the one, start the other.',
        'Doctor: Yes.',
      ),
    ).toBe('Patient'));
  it('if it is a promise', () =>
    expect(doer('Alright, I will.', 'Doctor: Please come back in four weeks.', 'Patient: Alright, I will.')).toBe(
      'Patient',
    ));
  it('but not if it has a new verb', () =>
    expect(
      doer(
        'So send me the letter.',
        'Doctor: Please come back in four weeks.',
        'Patient: Okay. So send me the letter.',
        'Doctor: Yes.',
      ),
    ).toBe('Doctor'));
});

describe('other doers', () => {
  it.each([
    ['Joanne will send you the form by Friday.', 'Joanne'],
    ["And Peter's going to call you on Monday about the keys.", 'Peter'],
    ['The research team will collect the donations.', null],
    ["He'll ring you tomorrow.", null],
    ["They're going to call about the bill.", null],
    ["Let's order the chairs.", 'we'],
    ['We still need to book a room.', 'we'],
  ])('%s', (text, who) => expect(doer(text, `Ruth: ${text}`, 'Marcus: Great.')).toBe(who));
  it('is the speaker who is addressed by name', () =>
    expect(
      doer('Tom, can you ring the hotel?', 'Ann: Tom, can you ring the hotel?', 'Laura: Yes, he should.', 'Tom: Sure.'),
    ).toBe('Tom'));
  it('is null if the speakers are unknown', () => {
    const model = textOf(inputOf(['Can you send me the list? The weather was cold.']));
    expect(doerOf(model, { unit: 0, start: 0, end: 26, text: 'Can you send me the list?', speaker: null })).toBeNull();
  });
});

describe('what a third person or a thing needs to do is not for the speaker', () => {
  it.each([
    'Then the surveyor can talk to both of you.',
    "That'll need to come through the front office.",
    'My wife has to sign it first.',
  ])('%s', (text) => expect(doer(text, 'Sam: When is it?', `Ruth: ${text}`, 'Sam: Okay.')).toBeNull());
});
