import { expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { cardInput, sampleInput } from '#lib/analyses/testing/samples';
import { lead } from './lead.ts';
import { argumentAnalysis } from './local.ts';

it('finds the claims of Anna and Mark, with reasons, all verbatim', () => {
  const input = sampleInput('argument', true);
  const { key_arguments: claims } = argumentAnalysis.read(input);
  expect(claims.length).toBeGreaterThan(2);
  expect(claims.some(({ evidence }) => evidence !== null)).toBe(true);
  for (const { claim, evidence } of claims) {
    expect(input.transcript.transcript).toContain(claim);
    expect(claim.trimEnd()).not.toMatch(/\?$/u);
    if (evidence !== null) expect(input.transcript.transcript).toContain(evidence);
  }
});

it('keeps a sentence with a negated "because" whole, so that no claim says the opposite', () => {
  const talk = [
    'I do not think this is a great country because it is rich.',
    'That is wrong, and everybody who has been there knows it.',
    'It is a great country because people look after each other, I believe.',
  ];
  const { key_arguments: claims } = argumentAnalysis.read(
    inputOf(talk.map((text, i) => ({ text, speaker: i % 2 === 0 ? 'A' : 'B' }))),
  );
  expect(claims.length).toBeGreaterThan(0);
  for (const { claim } of claims) expect(claim).not.toMatch(/this is a great country$/u);
});

it('does not take a question for a claim', () => {
  const claims = argumentAnalysis.read(cardInput('m09_noyoudont')).key_arguments.map(({ claim }) => claim);
  expect(claims).not.toContain('Do I have to answer that?');
  expect(claims).not.toContain('Did you lend your car to somebody?');
});

it('m12: the reason belongs to the X-ray', () => {
  const pairs = argumentAnalysis
    .read(cardInput('m12_because_forward'))
    .key_arguments.map(({ claim, evidence }) => `${claim} ${evidence ?? ''}`)
    .filter((pair) => pair.includes('weight loss'));
  expect(pairs).not.toEqual([]);
  expect(pairs.filter((pair) => !pair.includes('X-ray'))).toEqual([]);
});

it('m23: a sentence about an arrival time is not a claim', () => {
  expect(
    argumentAnalysis
      .read(cardInput('m23_epistemic_should'))
      .key_arguments.map(({ claim }) => claim)
      .join(' '),
  ).not.toContain('in three days');
});

it('says in a few words that nobody argues', () => {
  const result = argumentAnalysis.read(
    inputOf([
      'We went to the station.',
      'The train came at nine.',
      'Then we bought two tickets and a paper for the way.',
    ]),
  );
  expect(lead({ ...result, arguments_present: false, key_arguments: [], sufficiency: { enough: true } })).toBe(
    'Nobody argues for a point here.',
  );
  expect(result.fallacies_detected).toEqual([]);
});

it('quotes in its headline only a claim that can be understood alone', () => {
  const talk = [
    ['A', 'I think the old hall is far too small for us, because forty people had to stand outside last year.'],
    ['B', "That's a nice example, and I agree with it."],
    ['A', 'We should look for a larger room, because the ticket price does not pay for a second evening.'],
    ['B', 'No, I have not seen one that we can pay for.'],
  ] as const;
  const { argument_summary, key_arguments } = argumentAnalysis.read(
    inputOf(talk.map(([speaker, text]) => ({ speaker, text }))),
  );
  const quoted = /The plainest: “([^”…]+)/u.exec(argument_summary ?? '')?.[1] ?? '';
  expect(key_arguments.map(({ claim }) => claim).some((claim) => claim.startsWith(quoted.slice(0, 20)))).toBe(true);
  expect(quoted.split(' ').length).toBeGreaterThanOrEqual(6);
  expect(quoted).not.toMatch(/^(?:That|No)\b/u);
});
