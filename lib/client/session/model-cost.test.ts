import { expect, test } from 'vitest';
import type { Engine } from '#lib/analyses/analysis';
import { modelCost, modelCostWords, spentWords } from './model-cost';
import { emptyStep, emptyView, type SessionView } from '#lib/events/view';

const model: Engine = {
  kind: 'model',
  name: 'undertone-prompts',
  version: '1',
  model: 'm',
  prompt_version: '1.1',
  tokens: { input: 4000, output: 500 },
  calls: 1,
  cost_usd: 0.0125,
};
const local: Engine = { kind: 'local', name: 'undertone', version: '1' };

function viewWith(engines: Partial<Record<keyof SessionView['steps'], Engine>>): SessionView {
  const view = emptyView('x');
  const steps = Object.fromEntries(
    Object.entries(view.steps).map(([type, step]) => [
      type,
      { ...step, engine: new Map(Object.entries(engines)).get(type) ?? null },
    ]),
  ) as SessionView['steps'];
  return { ...view, steps };
}

test('the models’ readings of a session are summed', () => {
  const cost = modelCost(viewWith({ argument_analysis: model, speaker_attitude: model, quantitative_metrics: local }));
  expect(cost).toEqual({ cards: 2, tokens: 9000, usd: 0.025, priced: true });
  expect(modelCostWords(cost)).toBe('Language model: 2 cards, 9,000 tokens, $0.03');
});

test('replaced readings and own questions count, too', () => {
  const view = viewWith({ argument_analysis: model, speaker_attitude: local });
  const data = {
    name: 'Promises',
    instruction: 'Every promise.',
    reply: null,
    findings: [],
    evidence: [],
    sufficiency: { enough: true },
    dropped_claims: 0,
  };
  const past = { data, engine: model, took_ms: 1, instruction: null, fallback_reason: null, at: '' };
  view.custom = [
    {
      ...emptyStep('custom:promises'),
      name: 'Promises',
      instruction: 'Every promise.',
      engine: model,
      history: [past, past],
    },
  ];
  expect(modelCost(view)).toEqual({ cards: 2, tokens: 18_000, usd: 0.05, priced: true });
});

test('today’s spending is shown with its budget to those who get it', () => {
  expect(spentWords({ name: 'm', problem: null, spent_today_usd: 0.314, budget_usd: 2 })).toBe(
    '$0.31 of $2.00 today, all sessions together',
  );
  expect(spentWords({ name: 'm', problem: null, spent_today_usd: null, budget_usd: null })).toBeNull();
});

test('without a model nothing is shown, and an unknown price is not invented', () => {
  expect(modelCostWords(modelCost(viewWith({ quantitative_metrics: local })))).toBeNull();
  expect(modelCostWords(modelCost(viewWith({ argument_analysis: { ...model, cost_usd: null } })))).toBe(
    'Language model: 1 card, 4,500 tokens, price unknown',
  );
  expect(
    modelCostWords(modelCost(viewWith({ argument_analysis: { ...model, cost_usd: null }, speaker_attitude: model }))),
  ).toBe('Language model: 2 cards, 9,000 tokens, $0.01 plus calls whose price is unknown');
});
