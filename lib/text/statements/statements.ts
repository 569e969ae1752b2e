import { picked } from '#lib/text/learned/picked';
import { talkOf, type Talk } from '#lib/text/learned/talk';
import type { BoostedTarget } from '#lib/text/learned/targets';
import type { TextModel } from '#lib/text/model';
import { spotOf, statementAt, type Statement } from './spot.ts';

const known = new WeakMap<TextModel, Map<BoostedTarget, Statement[]>>();

/**
 * The statements of one kind, in order of the conversation: passages selected by the learned models, each with the
 * sentence that says it. For their precision see docs/EVIDENCE.md.
 */
export function statementsOf(model: TextModel, target: BoostedTarget, talk: Talk = talkOf(model)): Statement[] {
  const kept = known.get(model) ?? new Map<BoostedTarget, Statement[]>();
  known.set(model, kept);
  const before = kept.get(target);
  if (before) return before;
  const scores = talk.final[target];
  const out = picked(target, scores, talk.words).flatMap((k) => {
    const unit = talk.units[k];
    return unit ? [statementAt(model, unit, spotOf(model, unit, target), scores[k] ?? 0)] : [];
  });
  kept.set(target, out);
  return out;
}
