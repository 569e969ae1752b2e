import { describe, expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { sampleInput } from '#lib/analyses/testing/samples';
import { enhancedUnderstanding } from './local.ts';

const rest = 'The weather was cold, and the garden behind the old house was quiet.';
const read = (...lines: string[]) => enhancedUnderstanding.read(inputOf([...lines, rest]));

describe.each([true, false])('the planning sample, speakers known: %s', (speakers) => {
  const result = enhancedUnderstanding.read(sampleInput('planning', speakers));
  it('has the decisions, the tasks and the open questions', () => {
    expect(result.contextual_insights).toEqual(['Decision: “Let\'s go with the second week of March.”', 'Decision: “So we agreed on March, and we will meet again on Tuesday.”', speakers ? 'All four tasks have a time.' : 'Three of four tasks have a time.']);
    expect(result.action_items).toEqual(['I will send the budget by Friday.', 'I will write the invitation tomorrow.', 'Could you please ask the hotel about lunch?', 'Sure, I will call them on Wednesday.']);
    expect(result.unresolved_questions).toContain('Who is going to give the first talk?');
    expect(result.unresolved_questions).toContain('And should we record the talks?');
    expect(result.unresolved_questions).not.toContain('Can we start with the date of the workshop?');
    expect(result.unverified_claims).toEqual(['Last year we had forty people, and the room cost nine hundred dollars.']);
    expect(result.key_topics).toContain('March');
  });
  it('notes who and when', () => {
    const notes = result.evidence.filter((entry) => entry.cue === 'action_item').map((entry) => entry.note);
    expect(notes[0]).toBe(`Who: ${speakers ? 'Tom' : 'the speaker'}; when: by Friday`);
  });
});

it('finds the promise in the argument, with who and when, and says so in one sentence', () => {
  const result = enhancedUnderstanding.read(sampleInput('argument', true));
  expect(result.action_items).toEqual(['I will give you an answer on Monday.']);
  expect(result.evidence.find((entry) => entry.cue === 'action_item')?.note).toBe('Who: Anna; when: on Monday');
  expect(result.summary_of_understanding).toBe('Among the things named: papers, loan, money and lawyer. One thing was promised or asked for: “I will give you an answer on Monday.” It begins: “I have read the papers for the loan, and I think we should wait, because we do not have the money yet.”');
});

it('finds no decision and no open question in the argument', () => {
  const result = enhancedUnderstanding.read(sampleInput('argument', true));
  expect(result).toMatchObject({ contextual_insights: [], unresolved_questions: [], key_inconsistencies: [], areas_of_evasiveness: [] });
});

describe('what is no task', () => {
  it.each(["I'll never know what happened there.", "I won't send the report.", 'If it rains I will call you.', 'She said I will send it.', "I can't check that now.", 'You will regret this.', 'I will be there.', 'Why would you ask that?',
    'I will regret this on Monday.', 'I am not going to decide tonight.', 'I will never give you an answer.', 'I will miss you on Monday.', 'I will be happy tomorrow.', 'I am going to be late on Monday.', 'I will give you that.',
    'I think I will cry tonight.', 'I will tell you something.', 'Let me tell you one thing.', 'I will make you pay for this.', 'I am going to love this.', 'I will see you on Monday.', 'I will get angry tomorrow.', 'I do not think I will decide today.', 'I can tell that it was late.', 'Please tell me why it was late.', 'You should look at it often.', "I'll give it a try tonight.", 'I will get a chance tomorrow.', 'Please close your eyes and think of summer.',
  ])('%s', (text) => expect(read(text).action_items).toEqual([]));
});

describe('what is one', () => {
  it.each(["I'll call the printer.", 'Anna will book the room.', 'We need to order chairs.', 'Can you send me the list?', "Let's ask the hotel.", 'Please write it down.',
    'I will give you an answer on Monday.', "I'll decide by Friday.", "I'm gonna paint the fence tomorrow.", 'I promise to bring it to-morrow.', "I'll let you know.", 'You should call them by Friday.', "I'll get back to you.", "We'll have it ready by noon.", "I'll make sure the door is locked."])('%s', (text) => expect(read(text).action_items).toEqual([text]));

  it('quotes the clause alone from a long sentence of a recogniser', () => {
    const result = read('Sure, I will call them on Wednesday, one thing is still open, who is going to give the first talk.');
    expect(result.action_items).toEqual(['Sure, I will call them on Wednesday']);
    expect(result.evidence.find((entry) => entry.cue === 'action_item')?.note).toBe('Who: the speaker; when: on Wednesday');
  });
});

describe('requests', () => {
  const asked = (request: string, reply: string) => enhancedUnderstanding.read(inputOf([{ text: request, speaker: 'Ann' }, { text: reply, speaker: 'Bob' }, { text: rest, speaker: 'Ann' }]));
  it('are tasks of the other one, accepted or open', () => {
    expect(asked('Could you close the window?', 'Sure.').evidence.find((entry) => entry.cue === 'action_item')).toMatchObject({ quote: 'Could you close the window?', note: 'Who: Bob; accepted' });
    expect(asked('Can you send me the list?', 'The list is long.').evidence.find((entry) => entry.cue === 'action_item')?.note).toBe('Who: Bob');
  });
  it.each([['Can you send me the list?', "No, I can't."], ['Could you close the window?', 'The window is broken.'], ['Would you like some tea?', 'Yes.'], ['Can you hear me?', 'Yes.']])('are none: %s %s', (request, reply) => expect(asked(request, reply).action_items).toEqual([]));
});

describe('few words', () => {
  it('are enough for what is asked', () => {
    const result = enhancedUnderstanding.read(inputOf(['can you send me the report by friday']));
    expect(result).toMatchObject({ sufficiency: { enough: true }, actions: [{ text: 'can you send me the report by friday', who: 'the person spoken to', when: 'by friday', accepted: null }] });
  });
  it('are too few to say that there is nothing', () => expect(enhancedUnderstanding.read(inputOf(['The river runs behind the hill.'])).sufficiency).toEqual({ enough: false, reason: 'Only six words; this reading needs at least 15.' }));
});

describe('who and when', () => {
  const actions = (...lines: { speaker: string; text: string }[]) => enhancedUnderstanding.read(inputOf([...lines, { speaker: 'Ann', text: rest }])).actions;
  it('knows who is called by name, and who said yes', () => {
    expect(actions({ speaker: 'Ann', text: 'Tom, can you check the figures by Wednesday?' }, { speaker: 'Tom', text: 'Yes, of course.' })).toMatchObject([{ who: 'Tom', when: 'by Wednesday', accepted: true }]);
    expect(actions({ speaker: 'Ann', text: 'Could someone turn off the projector?' }, { speaker: 'Bob', text: 'Done.' })).toMatchObject([{ who: 'Bob', when: null, accepted: true }]);
  });
  it('takes the time of the reply where the request has none', () => {
    expect(actions({ speaker: 'Ann', text: 'Please send me the slides.' }, { speaker: 'Bob', text: "Sure, I'll send them after lunch." })[0]).toMatchObject({ who: 'Bob', when: 'after lunch', accepted: true });
  });
  it('asks nobody where it is promised', () => expect(actions({ speaker: 'Bob', text: 'I will call the printer next week.' })).toMatchObject([{ who: 'Bob', when: 'next week', accepted: null }]));
  it('names others', () => {
    expect(actions({ speaker: 'Bob', text: 'My sister will pick up the cake on Saturday.' })).toMatchObject([{ who: 'My sister', when: 'on Saturday' }]);
    expect(actions({ speaker: 'Bob', text: 'Anna is going to order the chairs.' })).toMatchObject([{ who: 'Anna', when: null }]);
  });
});

describe('decisions', () => {
  const decided = (...lines: { speaker: string; text: string }[]) => enhancedUnderstanding.read(inputOf([...lines, { speaker: 'Ann', text: rest }])).decisions.map(({ text }) => text);
  it.each(['We decided to move the launch to April.', "It's settled, the logo is green.", "Okay, let's go with the north one.", 'So we agreed on a smaller team.'])('%s', (text) => expect(decided({ speaker: 'Ann', text })).toEqual([text]));
  it('are proposals that the other one agrees to', () => expect(decided({ speaker: 'Ann', text: "Let's meet in the small room next time." }, { speaker: 'Bob', text: 'Agreed.' })).toEqual(["Let's meet in the small room next time."]));
  it.each(["We haven't decided anything.", 'Have we decided on the colour?', 'We should decide soon.', 'If we decide today, he can come.', 'We agree to disagree.', 'They decided to close the street.', 'She said we decided on it.'])('none in: %s', (text) => expect(decided({ speaker: 'Ann', text })).toEqual([]));
});

describe('what could be checked', () => {
  const claims = (text: string) => read(text).checkable_claims.map(({ what }) => what);
  it.each([['In total we sold eleven thousand bikes.', 'number'], ['The bridge was built in 1932.', 'date'], ['The factory was opened on Monday.', 'date'], ['Yesterday Maria Lopez signed the papers.', 'date'], ['The papers were signed by Maria Lopez.', 'name']] as const)('%s %s', (text, what) => expect(claims(text)).toEqual([what]));
  it.each(['I think it was a great time.', 'We might sell twenty thousand one day.', 'It was a nice evening for all of us.', 'Did you sell twenty thousand bikes?'])('nothing in: %s', (text) => expect(claims(text)).toEqual([]));
  it('asks for the source of the clause that holds it', () => {
    expect(enhancedUnderstanding.read(sampleInput('argument', true)).suggested_follow_up_questions).toEqual(['Where does this number come from: “we already owe twelve thousand dollars to the bank”?']);
  });
});

describe('the summary', () => {
  it('counts in words and leaves out what did not occur', () => {
    expect(enhancedUnderstanding.read(sampleInput('planning', true)).summary_of_understanding).toMatch(/^March, talk and room are named most often\. Two things were decided, four were promised or asked for and two of three questions stayed open\./u);
    expect(read('Who pays for the room?', 'I have no idea.').summary_of_understanding).toContain('One question stayed open.');
    expect(read('The train left at nine.').summary_of_understanding).toContain('No decision, promise or open question was found.');
  });
});

it('leaves small talk and answered questions out of the open ones', () => {
  expect(read('How are you?', 'Did you book the room?', 'Yes, I did.').unresolved_questions).toEqual([]);
  expect(read('Who pays for the room?', 'I have no idea.').unresolved_questions).toEqual(['Who pays for the room?']);
});

it('finds a question that a comma joins to a promise, and quotes only it', () => {
  const result = read('Sure, I will call them on Wednesday, one thing is still open, who is going to give the first talk.', 'I do not know yet, and should we record the talks?', 'I am not sure.');
  expect(result.action_items).toEqual(['Sure, I will call them on Wednesday']);
  expect(result.unresolved_questions).toEqual(['who is going to give the first talk.', 'should we record the talks?']);
});
