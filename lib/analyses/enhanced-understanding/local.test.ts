import { describe, expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { sampleInput } from '#lib/analyses/testing/samples';
import { enhancedUnderstanding } from './local.ts';

const rest = 'The weather was cold, and the garden behind the old house was quiet.';
const read = (...lines: string[]) => enhancedUnderstanding.read(inputOf([...lines, rest]));

describe.each([true, false])('the planning sample, speakers known: %s', (speakers) => {
  const result = enhancedUnderstanding.read(sampleInput('planning', speakers));
  it('has the decisions, the tasks and the open questions', () => {
    expect(result.contextual_insights).toEqual(['Decision: “Let\'s go with the second week of March.”', 'Decision: “So we agreed on March, and we will meet again on Tuesday.”']);
    expect(result.action_items).toEqual(['I will send the budget by Friday.', 'I will write the invitation tomorrow.', 'Could you please ask the hotel about lunch?', 'Sure, I will call them on Wednesday.']);
    expect(result.unresolved_questions).toContain('Who is going to give the first talk?');
    expect(result.unresolved_questions).toContain('And should we record the talks?');
    expect(result.unresolved_questions).not.toContain('Can we start with the date of the workshop?');
    expect(result.unverified_claims).toEqual(['Last year we had forty people, and the room cost nine hundred dollars.']);
    expect(result.key_topics).toContain('March');
  });
  it('notes who and when', () => {
    const notes = result.evidence.filter((entry) => entry.cue === 'action_item').map((entry) => entry.note);
    expect(notes[0]).toBe(`who: ${speakers ? 'Tom' : 'the speaker'}; when: by Friday`);
  });
});

it('finds no decision and no open question in the argument', () => {
  const result = enhancedUnderstanding.read(sampleInput('argument', true));
  expect(result).toMatchObject({ contextual_insights: [], unresolved_questions: [], key_inconsistencies: [], areas_of_evasiveness: [] });
});

describe('what is no task', () => {
  it.each(["I'll never know what happened there.", "I won't send the report.", 'If it rains I will call you.', 'She said I will send it.', "I can't check that now.", 'You will regret this.', 'I will be there.', 'Why would you ask that?'])('%s', (text) => expect(read(text).action_items).toEqual([]));
});

describe('what is one', () => {
  it.each(["I'll call the printer.", 'Anna will book the room.', 'We need to order chairs.', 'Can you send me the list?', "Let's ask the hotel.", 'Please write it down.'])('%s', (text) => expect(read(text).action_items).toEqual([text]));
});

it('leaves small talk and answered questions out of the open ones', () => {
  expect(read('How are you?', 'Did you book the room?', 'Yes, I did.').unresolved_questions).toEqual([]);
  expect(read('Who pays for the room?', 'I have no idea.').unresolved_questions).toEqual(['Who pays for the room?']);
});
