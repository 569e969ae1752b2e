import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { inputOf } from '#lib/analyses/testing/input';
import { textOf } from '#lib/text/model';
import { fitsTalk } from './care.ts';
import { intentsOf } from './intents.ts';
import { interviewOf } from './interview.ts';

const talkSchema = z.object({ segments: z.array(z.object({ speaker: z.string(), text: z.string() })) });
const talk = (id: string) =>
  textOf(
    inputOf(
      talkSchema.parse(
        JSON.parse(readFileSync(new URL(`../../../scripts/eval/data/talk/${id}.json`, import.meta.url), 'utf8')),
      ).segments,
    ),
  );

describe('care', () => {
  it('is an intent in talk about body and treatment', () => {
    expect(
      fitsTalk([
        'My chest hurts, and I have a cough and a fever.',
        'Any pain when you breathe? I will prescribe antibiotics. And your throat?',
      ])('seek_care'),
    ).toBe(true);
    expect(fitsTalk(['My router hurts my nerves.', 'Have you tried a scan of the line?'])('diagnose')).toBe(false);
    expect(fitsTalk(['Nothing of the kind.'])('negotiate')).toBe(true);
  });
  it('is not an intent in a call about a router', () => {
    for (const { intents } of intentsOf(talk('own_d1_support')))
      for (const intent of intents) expect(['seek_care', 'diagnose']).not.toContain(intent);
  });
});

describe('an interview', () => {
  it.each([
    ['own_d2_interview', { asks: 'Interviewer', answers: 'Marcus' }],
    ['own_d6_podcast', { asks: 'Host', answers: 'Ines' }],
  ])('is recognised in %s by the person who asks', (id, roles) => {
    const model = talk(id);
    expect(interviewOf(model)).toEqual(roles);
    expect(intentsOf(model).map(({ speaker, intents }) => [speaker, intents[0]])).toEqual(
      expect.arrayContaining([
        [roles.asks, 'interview'],
        [roles.answers, 'be_interviewed'],
      ]),
    );
  });
  it.each(['own_quarrel_money', 'own_car_sale', 'own_d8_sales', 'own_standup'])('is not %s', (id) =>
    expect(interviewOf(talk(id))).toBeNull(),
  );

  it('is not a call in which the one who asks says more and promises help', () => {
    const call = textOf(
      inputOf([
        { speaker: 'Desk', text: 'Thank you for calling. Can I take your name please?' },
        { speaker: 'Caller', text: "It's Helen Marsh." },
        { speaker: 'Desk', text: 'And what is the first line of your address?' },
        { speaker: 'Caller', text: 'Twelve Cotter Lane.' },
        { speaker: 'Desk', text: 'Are the lights on the router red or orange when it drops every evening?' },
        { speaker: 'Caller', text: 'Orange.' },
        { speaker: 'Desk', text: 'Okay, I can see there is a fault. Could you be there on Friday afternoon?' },
        { speaker: 'Caller', text: 'Friday is fine.' },
        { speaker: 'Desk', text: "I'll book an engineer for Friday. Is the number ending 417 still right?" },
        { speaker: 'Caller', text: 'Yes, it is.' },
        { speaker: 'Desk', text: "I'll call you on Saturday morning. Would that be all right for you?" },
        { speaker: 'Caller', text: 'Thank you.' },
      ]),
    );
    expect(interviewOf(call)).toBeNull();
  });
});
