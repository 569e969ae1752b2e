import { metrics } from '#lib/base/logs/metrics';
import type { Fact, FactBody } from '#lib/events/facts';
import type { EventLog } from '#lib/events/log';
import { analysisTypes } from '#lib/analyses/steps';

/**
 * Counts every fact that is appended to a log from now on. Everything that a run does is a fact, so no other code needs
 * to count.
 */
export function countAppended(log: Pick<EventLog, 'append'>): void {
  const append = log.append.bind(log);
  log.append = async (...given: Parameters<EventLog['append']>): Promise<Fact[]> => {
    const facts = await append(...given);
    for (const fact of facts) count(fact);
    return facts;
  };
}

function count(fact: FactBody): void {
  const { facts, steps, stepSeconds, failures, runsEnded, runSeconds } = metrics();
  facts.inc({ type: fact.type });
  switch (fact.type) {
    case 'result': {
      if (fact.provisional) return;
      const { analysis_type, fallback_reason, took_ms } = fact;
      steps.inc({ analysis_type, outcome: fallback_reason === undefined ? 'finished' : 'fallback' });
      stepSeconds.observe({ analysis_type }, took_ms / 1000);
      countModel(fact);
      return;
    }
    case 'error':
      failures.inc({ code: fact.code });
      if (fact.analysis_type !== undefined) steps.inc({ analysis_type: fact.analysis_type, outcome: 'failed' });
      return;
    case 'complete':
      runsEnded.inc({
        outcome:
          fact.failed.length === 0 ? 'completed' : fact.failed.length < analysisTypes.length ? 'partly' : 'failed',
      });
      runSeconds.observe(fact.took_ms / 1000);
      return;
    default:
  }
}

function countModel({ engine, fallback_reason }: Extract<FactBody, { type: 'result' }>): void {
  const { modelCalls, modelTokens, modelCostUsd } = metrics();
  if (fallback_reason !== undefined) modelCalls.inc({ outcome: 'failed' });
  if (engine.kind !== 'model') return;
  modelCalls.inc({ outcome: 'answered' });
  if (engine.tokens) {
    modelTokens.inc({ direction: 'input' }, engine.tokens.input);
    modelTokens.inc({ direction: 'output' }, engine.tokens.output);
  }
  if (engine.cost_usd) modelCostUsd.inc(engine.cost_usd);
}
