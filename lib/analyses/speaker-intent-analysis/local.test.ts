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

it('takes the caller’s dialogue acts', () => {
  const act = { speaker: 'A', act_type: 'question_wh', text_segment: '' };
  const input = inputOf(['The train left at nine.', 'The station was built of brick.', 'There is a market on Friday.'], { context: { dialogue_acts: [act, act, act] } });
  expect(speakerIntentAnalysis.read(input).inferred_intent).toBe('ask');
});

it('says what the sentences do, in words', () => {
  expect(speakerIntentAnalysis.read(inputOf(['Where is the station from here?', 'When does the train leave?', 'Thank you so much.', 'It is a sunny day.'])).overall_assessment).toBe('Of four sentences that show what they are for, two ask, one thanks and one informs.');
});
