import type { Engine } from '#lib/analyses/analysis';
import { count, money, took } from '#lib/base/words';

/**
 * The engine of a result and its cost: "local engine undertone-cues 1, 12 ms", or "language model gpt-5.4-mini, prompt
 * 1.1, 3.2 s, two calls, 4,120 tokens in, 610 out, $0.006". `took_ms` is null if unknown.
 */
export function provenanceOf(engine: Engine, took_ms: number | null): string {
  const { tokens, calls = 1 } = engine;
  const time = took_ms === null ? null : took(took_ms);
  if (engine.kind === 'local') return joined([`local engine ${engine.name} ${engine.version}`, time]);
  return joined([
    `${engine.prompt_version === undefined ? 'model' : 'language model'} ${engine.model ?? engine.name}`,
    engine.prompt_version === undefined ? null : `prompt ${engine.prompt_version}`,
    time,
    calls > 1 ? count(calls, 'call') : null,
    tokens ? `${number(tokens.input)} tokens in, ${number(tokens.output)} out` : null,
    priceOf(engine),
  ]);
}

/** null if nothing with a price was counted. */
function priceOf({ tokens, cost_usd }: Engine): string | null {
  if (typeof cost_usd === 'number') return money(cost_usd);
  return tokens || cost_usd === null ? 'its price is not known' : null;
}

const number = (value: number): string => value.toLocaleString('en');

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(', ');
}
