import { expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { sampleInput } from '#lib/analyses/testing/samples';
import { speakerIntentAnalysis } from './local.ts';

it.each([
  ['plan', ["I'll send the report tomorrow.", "Let's book the room.", 'We need to call the hotel.', 'The hotel is near the station.']],
  ['ask', ['Where is the station from here?', 'When does the train leave?', 'How much is a ticket?', 'It is a sunny day.']],
  ['inform', ['The train left at nine.', 'The station was built of brick.', 'A river runs behind it.', 'There is a market on Friday.']],
  ['persuade', ['We should wait because it will rain soon.', 'Prices are down, which means that we can buy.', 'You should stay since the road is closed.']],
])('%s', (intent, lines) => {
  const result = speakerIntentAnalysis.read(inputOf(lines));
  expect(result.inferred_intent).toBe(intent);
  expect(result.key_phrases_supporting_intent.length).toBeGreaterThan(0);
  for (const phrase of result.key_phrases_supporting_intent) expect(lines.join(' ')).toContain(phrase);
});

it('reads planning and persuading in the samples', () => {
  expect(speakerIntentAnalysis.read(sampleInput('planning', true)).inferred_intent).toBe('plan');
  expect(speakerIntentAnalysis.read(sampleInput('argument', true)).inferred_intent).toBe('persuade');
});

it.each([
  ['refuse', ['I will not sign this.', 'I am not going to decide tonight.', 'I refuse to talk about money with them.', 'It is late.']],
  ['advise', ['You should see a doctor about it.', 'If I were you, I would wait.', 'I recommend the one near the lake.']],
  ['ask', ['I just wanted to ask about the invoice.', 'My question is about the date on it.', 'I was wondering whether it is paid.', 'It came on Friday.']],
  ['complain', ['I want to make a complaint about the room.', 'I am really disappointed with the service.', 'This is unacceptable for the price.']],
])('reads what speakers say outright: %s', (intent, lines) => expect(speakerIntentAnalysis.read(inputOf(lines)).inferred_intent).toBe(intent));

it('takes what others said, or what is only supposed, for no aim of the speaker', () => {
  const result = speakerIntentAnalysis.read(inputOf(['He said I will not sign this.', 'She told me I refuse to go there.', 'If I were late, I would call.', 'The train left at nine.']));
  expect([result.inferred_intent, ...result.secondary_intents]).not.toContain('refuse');
});

it('reads every speaker for themselves, where they are known', () => {
  const result = speakerIntentAnalysis.read(sampleInput('argument', true));
  expect(result.speakers.map(({ speaker }) => speaker)).toEqual(['Anna', 'Mark']);
  expect(result.speakers[1]?.inferred_intent).toBe('persuade');
  expect(result.overall_assessment).toMatch(/ Mark: above all persuade, in \w+ of \w+ sentences\. /u);
  expect(speakerIntentAnalysis.read(sampleInput('argument', false)).speakers).toEqual([]);
});

it('understands names that callers give to acts', () => {
  const act = { speaker: 'A', act_type: 'Open-Question', text_segment: '' };
  const input = inputOf(['The train left at nine.', 'The station was built of brick.', 'There is a market on Friday.'], { context: { dialogue_acts: [act, act, act] } });
  expect(speakerIntentAnalysis.read(input)).toMatchObject({ inferred_intent: 'ask', speakers: [{ speaker: 'A', inferred_intent: 'ask', sentences: 3 }] });
});

it('takes the caller’s dialogue acts', () => {
  const act = { speaker: 'A', act_type: 'question_wh', text_segment: '' };
  const input = inputOf(['The train left at nine.', 'The station was built of brick.', 'There is a market on Friday.'], { context: { dialogue_acts: [act, act, act] } });
  expect(speakerIntentAnalysis.read(input).inferred_intent).toBe('ask');
});

it('says what the sentences do, in words', () => {
  expect(speakerIntentAnalysis.read(inputOf(['Where is the station from here?', 'When does the train leave?', 'Thank you so much.', 'It is a sunny day.'])).overall_assessment).toBe('Of four sentences that show what they are for, two ask, one thanks and one informs. This is what the sentences do; what is not said cannot be told from them.');
});
