import { describe, expect, it } from 'vitest';
import { readAnalysis } from '#lib/analyses/registry';
import { enoughToRead } from './sufficiency.ts';
import type { ReadingType } from '#lib/analyses/steps';
import { inputOf } from '#lib/analyses/testing/input';
import { sampleInput } from '#lib/analyses/testing/samples';
import { textOf } from '#lib/text/model';

const foreign = {
  German:
    'Ich habe die Unterlagen gelesen und ich denke, wir sollten noch warten, weil wir das Geld nicht haben. Er ' +
    'war in der Stadt, also will er am Montag kommen.',
  French:
    "J'ai lu les papiers et je pense que nous devrions attendre, parce que nous n'avons pas encore l'argent. On " +
    'y va demain si tu veux, ou bien on reste ici.',
  Spanish:
    'He leído los papeles y creo que deberíamos esperar, porque no tenemos el dinero todavía. Me gusta ir a la ' +
    'playa con mi hermano y no sé si es una buena idea.',
  Dutch:
    'Ik heb de papieren gelezen en ik denk dat we moeten wachten, want we hebben het geld nog niet. Hij was in ' +
    'de stad en we zijn met de trein naar huis gegaan.',
  Polish:
    'Czytałem dokumenty i myślę, że powinniśmy poczekać, bo nie mamy jeszcze pieniędzy. Co to jest? Nie wiem, ' +
    'czy to dobry pomysł, ale możemy iść do domu.',
};
const otherScripts = {
  Russian:
    'Привет мир. Как дела? Мы не знаем, что делать дальше, и это очень плохо для всех нас. Надо подумать и потом ' +
    'решить.',
  Chinese: '你好世界。今天天气很好,我们去公园吧!你觉得怎么样?我们应该早一点出发,因为路上可能会堵车。',
  Greek: 'Καλημέρα σε όλους. Νομίζω ότι πρέπει να περιμένουμε, γιατί δεν έχουμε ακόμα τα χρήματα για το σπίτι.',
};
const readers: ReadingType[] = [
  'emotion_analysis',
  'manipulation_assessment',
  'argument_analysis',
  'speaker_attitude',
  'enhanced_understanding',
  'psychological_analysis',
  'speaker_intent_analysis',
  'conversation_flow',
];

describe.each(readers)('%s', (type) => {
  it.each(Object.entries(foreign))('says that it cannot read %s', (_, text) => {
    const { sufficiency, evidence } = readAnalysis(type, inputOf([text]));
    expect(sufficiency).toMatchObject({ enough: false, reason: expect.stringContaining('probably another language') });
    expect(evidence).toEqual([]);
  });
  it.each(Object.entries(otherScripts))('says that it cannot read %s', (_, text) => {
    expect(readAnalysis(type, inputOf([text])).sufficiency).toMatchObject({
      enough: false,
      reason: expect.stringContaining('not in the Latin alphabet'),
    });
  });
});

it('counts words in any language, without a sentiment', () => {
  const result = readAnalysis('quantitative_metrics', inputOf([foreign.German]));
  expect(result).toMatchObject({ word_count: 29, sufficiency: { enough: true }, sentiment_trend: [] });
  expect(result.not_available.sentiment_trend).toMatch(/only in English/u);
  expect(
    readAnalysis(
      'audio_analysis',
      inputOf([
        'Er kam um neun Uhr, um mit uns zu essen, und er blieb bis in die Nacht, weil es ihm bei uns so gut gefiel.',
      ]),
    ).filled_pauses,
  ).toBeNull();
});

it.each([
  'So, um, yeah, no, I mean, we went there, and he was like, whatever, you know?',
  'Price up, volume down, margin flat. Good quarter. Sales in Japan grew nine percent, costs fell, cash rose. I ' +
    'am happy with that.',
  'Thank you. Bonjour Marie, comment allez-vous? Let us start, because we have only half an hour and there is ' +
    'much to do today.',
])('reads English: %s', (text) => expect(enoughToRead(textOf(inputOf([text])), 15)).toEqual({ enough: true }));

it('reads the samples', () => {
  for (const name of ['argument', 'planning'] as const)
    expect(enoughToRead(textOf(sampleInput(name, true)), 15)).toEqual({ enough: true });
});
