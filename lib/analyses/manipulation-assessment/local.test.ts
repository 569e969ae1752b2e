import { describe, expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { cardInput, sampleInput } from '#lib/analyses/testing/samples';
import { lead } from './lead.ts';
import { densityScore, manipulationAssessment } from './local.ts';

describe('the reading', () => {
  const card = (name: string) => manipulationAssessment.read(cardInput(name));
  it('finds pressure in a sales talk', () => {
    const result = card('m19_goodforthem');
    expect(result.evidence.map(({ quote }) => quote)).toContain(
      'We only have four slots left this month, and the offer ends on Friday.',
    );
    expect(result.evidence.every(({ speaker }) => speaker === 'Rep')).toBe(true);
  });
  it.each([
    'm08_whenwhen',
    'm09_noyoudont',
    'm10_understand',
    'm11_kindof',
    'm15_wantedtotalk',
    'm23_epistemic_should',
    'n12_please_dont',
    'n15_quoted_threat',
    'n16_game',
    'n17_dead_tired',
  ])('finds nothing in %s', (name) => {
    expect(card(name)).toMatchObject({ cues_present: false, evidence: [], manipulation_techniques: [] });
    expect(lead(card(name))).toMatch(/^No pressing words found\.$|needs at least/u);
  });
  it('names and quotes nothing in fewer than 20 words, and says that the text is too short', () => {
    const short = manipulationAssessment.read(inputOf(['Decide right now, or you will regret this for ever.']));
    expect(short).toMatchObject({
      evidence: [],
      manipulation_techniques: [],
      manipulation_score: null,
      sufficiency: { enough: false },
    });
    expect(lead(short)).toMatch(/Only ten words/u);
  });
  it('finds pressure in the argument, all of it by Mark, and none in the planning talk', () => {
    const result = manipulationAssessment.read(sampleInput('argument', true));
    expect(result.evidence.length).toBeGreaterThan(1);
    expect(result.evidence.filter(({ speaker }) => speaker === 'Mark').length).toBeGreaterThan(
      result.evidence.length * 0.7,
    );
    expect(result.evidence.map(({ quote }) => quote)).toEqual(result.manipulation_techniques.map(({ quote }) => quote));
    expect(manipulationAssessment.read(sampleInput('planning', true))).toMatchObject({
      cues_present: false,
      manipulation_techniques: [],
    });
  });
  it('quotes whole sentences of the argument, each with the rule that found it', () => {
    const { evidence } = manipulationAssessment.read(sampleInput('argument', true));
    expect(evidence).toMatchObject([
      {
        quote: 'After everything I have done for you, this is how you treat me?',
        cue: 'guilt_tripping',
        rule: 'guilt.sacrifice',
      },
      { quote: 'You are too sensitive.', cue: 'denial', rule: 'denial.of_feelings' },
      { quote: 'You always make a problem out of nothing.', cue: 'denial', rule: 'denial.of_feelings' },
      {
        quote: 'Everybody knows that the price can only go up.',
        cue: 'social_proof',
        rule: 'social_proof.everybody_does',
      },
      { quote: 'So either you sign today or you do not care about this family.', rule: 'guilt.relationship' },
      { quote: 'There is no more time.', cue: 'urgency' },
      { quote: 'Decide right now.', cue: 'urgency' },
      { quote: 'If you walk away, you will regret this.', cue: 'intimidation', rule: 'threat.you_will_regret' },
      { quote: 'But do not come to me when it goes wrong.', cue: 'intimidation', rule: 'threat.you_will_regret' },
    ]);
  });
});

describe('talk that only looks like pressure', () => {
  const talk = (text: string) =>
    manipulationAssessment.read(
      inputOf(
        text
          .trim()
          .split('\n')
          .map((line) => ({ speaker: line.trim().split(': ')[0] ?? '', text: line.trim().split(': ')[1] ?? '' })),
      ),
    );
  it.each([
    [
      'lawful advice',
      `Adviser: If you do not answer the letter by the fourteenth, the court decides without you.
      Client: So I have to sign it this week?
      Adviser: I would not sign it before a solicitor has read it. You could lose the house, so take the time.
      Client: And what happens if I do nothing?
      Adviser: Then they can send bailiffs. That is the law, and I would rather you heard it from me.`,
    ],
    [
      'partisan debate',
      `Chair: Ninety seconds each on the bridge, please.
      North: The council has wasted four years and eleven million, and the bridge is still shut.
      South: That is simply wrong. The party opposite voted against the money three times.
      North: We voted against a plan that had no numbers in it, and we were right.
      South: Their plan would close two schools, and everybody in this room can read it on page six.`,
    ],
    [
      'therapy',
      `Therapist: You said that your mother told you it was all your fault. What was that like?
      Client: I felt guilty, like I always do. Like I had to make up for it.
      Therapist: What would you say to her if she were sitting in that chair?
      Client: I would say, you are not the only one who lost him.
      Therapist: How does it feel to say that out loud?`,
    ],
    [
      'a game',
      `Kim: I am coming for your castle, and there is nothing that you can do about it.
      Jo: You will be sorry for that in this game. My dragon is awake.
      Kim: Your dragon is useless, it has one life left. Best of three?
      Jo: Roll the dice, or are you scared?
      Kim: Six! I win. Your turn to wash up.`,
    ],
    [
      'an emergency call',
      `Operator: Do not hang up. The ambulance is on its way. Is he breathing?
      Caller: I think so. Yes. Please hurry.
      Operator: You are doing well. Put your hand on his chest and tell me when it moves.
      Caller: Now. And now. What else can I do?
      Operator: Stay with him, and unlock the front door if you can reach it.`,
    ],
  ])('%s', (_, text) => expect(talk(text)).toMatchObject({ cues_present: false, evidence: [] }));
});

describe('the headline', () => {
  const one = (rule: string, segment_id = 0) => ({
    quote: 'x',
    segment_id,
    start_s: 0,
    end_s: 1,
    speaker: null,
    cue: 'denial',
    source: 'text' as const,
    rule,
  });
  const result = manipulationAssessment.read(cardInput('m19_goodforthem'));
  const withOnly = (...evidence: ReturnType<typeof one>[]) =>
    lead({
      ...result,
      evidence,
      manipulation_techniques: evidence.map(({ cue, quote }) => ({ technique: cue, quote, explanation: '' })),
    });
  it('does not name a single cue', () =>
    expect(withOnly(one('denial.of_words'))).toBe('One sentence may press; alone it shows little.'));
  it('does not name two cues far apart', () =>
    expect(withOnly(one('denial.of_words', 2), one('denial.of_words', 40))).toBe(
      'Two sentences may press, each alone; that shows little.',
    ));
  it('names two cues close together', () =>
    expect(withOnly(one('denial.of_words', 2), one('accuse.always', 5))).toBe(
      'Two sentences read like pressure, two by denial. Told by the wording, not by tone or intent.',
    ));
  it('names a cue of proven precision', () =>
    expect(withOnly(one('urgency.offer_ends'))).toBe(
      'One sentence reads like pressure. Told by the wording, not by tone or intent.',
    ));
  it('names pressure in a sales talk', () => expect(lead(result)).toMatch(/^Two sentences read like pressure/u));
});

it('computes the density over at least 100 words', () => {
  expect(densityScore(1, 100)).toBe(0.39);
  expect(densityScore(1, 20)).toBe(0.39);
  expect(densityScore(2, 100)).toBe(0.63);
  expect(densityScore(1, 1000)).toBe(0.05);
});
