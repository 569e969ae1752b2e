import { describe, expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { cardInput, sampleInput } from '#lib/analyses/testing/samples';
import { textOf } from '#lib/text/model';
import { canName, normOf } from './ranked.ts';
import { topicsIn, topicsOf } from './topics.ts';

const lines = (...said: string[]) =>
  textOf(
    inputOf(
      said.map((line) => ({ speaker: line.slice(0, line.indexOf(':')), text: line.slice(line.indexOf(':') + 2) })),
    ),
  );

describe('words that are not topics', () => {
  it.each(['m26_goodtopic', 'm17_greetinganswer', 'n20_greetings_joy'])('%s: greetings, titles and praise', (name) => {
    for (const topic of topicsOf(textOf(cardInput(name)), 8))
      expect(topic).not.toMatch(/\b(?:good|morning|dr|mrs|welcome|okay|doctor|patient)\b/iu);
  });
  it.each(['hmm', 'right', 'Kay', 'no.', 'yeah', 'Thursday', 'forty', 'Councillor', '42'])('%s', (word) =>
    expect(canName(normOf(word))).toBe(false),
  );
});

it('does not name people who are only addressed', () => {
  const model = lines(
    'Ann: Dean, where is the boiler money?',
    'Bob: I paid the boiler, Ann.',
    'Ann: You said so, Dean.',
    'Bob: The boiler was cold, Ann, and I paid.',
    'Ann: Dean, the boiler is still cold.',
  );
  expect(topicsOf(model, 8)).toContain('boiler');
  expect(topicsOf(model, 8).join(' ')).not.toMatch(/Dean|Ann/u);
});

describe('topics', () => {
  it('are shown as two words if these occur together', () => {
    const model = lines(
      'Ann: The remote control needs a battery.',
      'Bob: A remote control with a wheel is better.',
      'Ann: Our remote control has buttons.',
      'Bob: A battery lasts a year.',
    );
    expect(topicsOf(model, 5)).toContain('remote control');
  });
  it('are spelled as in the text, without a possessive', () => {
    const model = lines(
      "Ann: The landlord's phone is off.",
      "Bob: The landlord's brother said the boiler is broken.",
      "Ann: So the landlord's boiler is cold.",
    );
    const topics = topicsOf(model, 5);
    expect(topics.join(' ')).toMatch(/\bboiler\b/u);
    expect(topics.join(' ')).not.toMatch(/['’]/u);
  });
  it('of a part come from its own words', () => {
    const garden = Array.from(
      { length: 6 },
      (_, i) => `${i % 2 === 0 ? 'Ann' : 'Bob'}: The roses in the garden need water.`,
    );
    const car = Array.from(
      { length: 6 },
      (_, i) => `${i % 2 === 0 ? 'Ann' : 'Bob'}: The engine of the car lost its oil.`,
    );
    const model = lines(...garden, ...car);
    expect(topicsIn(model, 0, 6, 3).join(' ')).toMatch(/garden|roses/u);
    expect(topicsIn(model, 6, 12, 3).join(' ')).not.toMatch(/garden|roses|water/u);
  });
  it('of the planning sample', () => expect(topicsOf(textOf(sampleInput('planning', true)), 5)).toHaveLength(5));
});
