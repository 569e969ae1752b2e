import { cueTable, findCues } from '#lib/analyses/text/cues';
import type { CueMatch } from '#lib/analyses/text/cues';
import { dialogueActs } from '#lib/analyses/text/dialogue-acts';
import { tokensOf } from '#lib/analyses/text/model';
import type { Sentence, TextModel } from '#lib/analyses/text/model';

const decisions = cueTable([
  {
    cue: 'decision',
    phrases: [
      'we (have) (already|finally|all) decided', 'we (have) (already|finally|all) agreed', 'we (have) settled on', 'let us go with|ahead', 'we will go with|ahead', 'we are going with', 'we will stick with|to', 'let us stick with|to', 'it is (now) decided|settled', 'that is (now) decided|settled', 'the decision is', 'then we ~be agreed',
      'so we are agreed', 'i have decided', 'we have chosen', 'we chose', 'let us settle on', 'let us say we|it|the', 'we will take the', 'so it is (the|on|at) -#PRON', 'that is a deal', 'we ~decide on|to|that|against', 'we ~agree on|to',
    ],
  },
]);
const strongHedges = cueTable([{ cue: 'hedged', phrases: ['maybe', 'perhaps', 'probably', 'possibly', 'might', 'i guess', 'i suppose', 'i am not (quite|entirely|really|so) sure', 'not (quite|entirely|really) sure', 'i doubt', 'it depends', 'more or less', 'as far as i know', 'if i remember', 'i could be wrong', 'kind|sort of +#ADJ|#VERB|#ADV'] }]);

/** Sentences in which something was settled. */
export function decisionsOf(model: TextModel): CueMatch[] {
  return onePerSentence(findCues(model, decisions).filter(({ context }) => !context.negated && !context.quoted && !context.question && !context.conditional));
}

/** Statements that were softened. */
export function hedgedOf(model: TextModel): CueMatch[] {
  return onePerSentence(findCues(model, strongHedges).filter(({ context, sentence }) => !context.quoted && sentence.words >= 4));
}

function onePerSentence(matches: CueMatch[]): CueMatch[] {
  const seen = new Set<number>();
  return matches.filter(({ sentence }) => !seen.has(sentence.index) && seen.add(sentence.index));
}

/** Statements with an amount, a date or a past event with a name, which somebody could check. Plans, wishes and opinions are none. */
export function checkableOf(model: TextModel): Sentence[] {
  return dialogueActs(model)
    .filter(({ type, sentence }) => type === 'statement' && sentence.words >= 5 && isCheckable(model, sentence))
    .map(({ sentence }) => sentence);
}

function isCheckable(model: TextModel, sentence: Sentence): boolean {
  const tokens = tokensOf(model, sentence);
  if (tokens.some((token) => /^(?:will|would|could|should|might|may|let|if)$/u.test(token.norm))) return false;
  const verb = tokens.some((token) => (token.pos === 'VERB' && token.norm !== token.lemma) || (token.pos === 'AUX' && token.lemma === 'be') || (token.pos === 'AUX' && token.lemma === 'have') || token.pos === 'VERB');
  const amount = tokens.some((token) => token.pos === 'NUM' && token.norm !== 'one' && /^(?:MONEY|PERCENT|CARDINAL|DATE|TIME|DURATION|ORDINAL)$/u.test(token.entity ?? 'CARDINAL'));
  const past = tokens.some((token) => (token.pos === 'VERB' || token.pos === 'AUX') && /(?:ed|was|were|did|had|said|went|made|took|told|gave|came|paid|sold|won|lost|wrote|bought|sent)$/u.test(token.norm));
  const named = tokens.some((token, i) => i > 0 && token.pos === 'PROPN' && /^\p{Lu}\p{Ll}+/u.test(token.text));
  return verb && (amount || (past && named));
}
