import { findRules, ruleSet, type RuleMatch } from '#lib/text/rules/found';
import type { Rule } from '#lib/text/rules/rule';
import type { TextModel } from '#lib/text/model';
import { pressureRules } from '#lib/text/pressure/rules/index';
import type { Technique } from './techniques.ts';
import { isPlay, isThinkingAloud, isReportedSpeech } from './reported-speech.ts';

type PressureRule = Rule<Technique>;
export type PressureMatch = RuleMatch<PressureRule>;

const rules = ruleSet(pressureRules);
const known = new WeakMap<TextModel, PressureMatch[]>();

/**
 * Matches of the rules for pressure in words that the speaker addresses to the listener. Reported speech, games and
 * thinking aloud do not count.
 */
export function pressureMatches(model: TextModel): PressureMatch[] {
  const before = known.get(model);
  if (before) return before;
  const found = findRules(model, rules).filter(
    (match) => !isReportedSpeech(model, match) && !isThinkingAloud(model, match) && !isPlay(model, match),
  );
  known.set(model, found);
  return found;
}
