import { describe, expect, it } from 'vitest';
import { acousticsOf, inputOf } from '#lib/analyses/testing/input';
import { sampleInput } from '#lib/analyses/testing/samples';
import { conversationFlow } from './local.ts';

describe('the planning sample', () => {
  it('has turn-taking and shares with speakers', () => {
    const result = conversationFlow.read(sampleInput('planning', true));
    expect(result.conversation_dominance).toEqual({ Tom: expect.closeTo(0.57, 1), Laura: expect.closeTo(0.43, 1) });
    expect(result.turn_taking_efficiency).toBeGreaterThan(0.7);
    expect(result.engagement_level).toBe('high');
    expect(result.dialogue_acts.filter((act) => act.act_type.startsWith('question')).length).toBe(3);
    expect(result.flow_disruptions).toEqual([]);
  });
  it('says why it cannot know without', () => {
    const result = conversationFlow.read(sampleInput('planning', false));
    for (const field of ['conversation_dominance', 'turn_taking_efficiency', 'engagement_level'] as const) {
      expect(result[field]).toBeNull();
      expect(result.not_available[field]).toMatch(/not told apart/u);
    }
  });
});

it('knows opening, body and closing', () => {
  const filler = Array.from({ length: 10 }, (_, i) => `The budget of part ${i} was paid in March.`);
  const result = conversationFlow.read(inputOf(['Hello everyone.', ...filler, 'Goodbye, see you tomorrow.']));
  expect(result.phases.map((entry) => entry.phase)).toEqual(['opening', 'body', 'closing']);
  expect(result.conversation_phase).toBe('closing');
});

it('marks a long silence and nothing else', () => {
  const input = inputOf(['We walked along the river for a long while, as we do every week.', 'Then we went home to the old house by the church.']);
  const result = conversationFlow.read({ ...input, acoustics: acousticsOf(input, {}, [{ start_s: 4, end_s: 8 }, { start_s: 9, end_s: 11 }]) });
  expect(result.flow_disruptions).toEqual([{ disruption: 'A long silence', start_s: 4, end_s: 8, kind: 'long_silence' }]);
});

it('coheres more on one subject than on many', () => {
  const one = conversationFlow.read(inputOf(Array.from({ length: 14 }, (_, i) => `The budget for the garden grew in year ${i}.`))).topic_coherence_score;
  const nouns = ['river', 'engine', 'violin', 'doctor', 'island', 'carpet', 'tiger', 'novel', 'kitchen', 'mountain', 'rocket', 'teacher', 'button', 'winter'];
  const many = conversationFlow.read(inputOf(nouns.map((noun) => `There was some kind of ${noun} over there.`))).topic_coherence_score;
  expect(one).toBeGreaterThan(0.7);
  expect(many).toBeLessThan(0.2);
});

it('takes the caller’s dialogue acts', () => {
  const input = inputOf(['The plan is ready now.', 'We can look at it together, and then talk about the rest of the budget later on.']);
  const result = conversationFlow.read({ ...input, context: { dialogue_acts: [{ speaker: 'Ann', act_type: 'offer', text_segment: 'We can look at it together' }, { speaker: 'Bob', act_type: 'lost', text_segment: 'not in there' }] } });
  expect(result.dialogue_acts).toMatchObject([{ speaker: 'Ann', act_type: 'offer', start_s: expect.closeTo(input.transcript.segments[1]?.start_s ?? 0, 2) }]);
});

it('says how often the speaker changes, in words', () => {
  const turns = [{ text: 'We walked along the river for a long while, as we do.', speaker: 'A' }, { text: 'Then we went home to the old house by the church.', speaker: 'B' }];
  expect(conversationFlow.read(inputOf(turns)).not_available.turn_taking_efficiency).toBe('The speaker changes only once; four changes are needed.');
});
