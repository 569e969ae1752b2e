import { contextOf } from '#lib/analyses/text/context';
import { cueTable, findCues } from '#lib/analyses/text/cues';
import type { Cue } from '#lib/analyses/text/cues';
import { tokensOf } from '#lib/analyses/text/model';
import type { Sentence, TextModel } from '#lib/analyses/text/model';

export interface ActionItem {
  sentence: Sentence;
  /** The speaker's label, "we", "you" or a name; null where it is not said. */
  who: string | null;
  /** The words that say until when, verbatim, or null. */
  when: string | null;
}

/** Verbs of things that can be done and then are done. Without such a list "I'll never know" would be a promise. */
const tasks =
  '~add|~announce|~arrange|~ask|~assign|~book|~bring|~build|~buy|~call|~cancel|~check|~clean|~collect|~compare|~compile|~confirm|~contact|~copy|~create|~deliver|~deploy|~design|~distribute|~draft|~draw|~email|~file|~find|~finish|~fix|~follow|~forward|~get|~handle|~hire|~install|~invite|~look|~make|~measure|~meet|~move|~order|~organise|~organize|~pay|~phone|~pick|~plan|~post|~prepare|~print|~publish|~put|~reach|~record|~register|~remind|~rent|~repair|~replace|~research|~reserve|~review|~ring|~schedule|~send|~set|~share|~ship|~sign|~speak|~start|~submit|~talk|~tell|~test|~text|~translate|~update|~upload|~write';

const actionCues: readonly Cue[] = [
  { cue: 'commitment', phrases: [`i|we will (also|then|just|try) (to) ${tasks}`, `i|we am|are going to (also|then|just) ${tasks}`, `i can (also|then) ${tasks}`, `let me ${tasks}`, `i promise to ${tasks}`, `i will take care of`, 'i will do (it|that) by', 'leave it|that to me'] },
  { cue: 'request', phrases: [`can|could|would|will you (please|also|maybe|perhaps) ${tasks}`, `please (also) ${tasks}`, `you (will) need|have to ${tasks}`, `you should ${tasks}`] },
  { cue: 'plan', phrases: [`let us (also|then|just) ${tasks}`, `we (still|also|really) need|have to ${tasks}`, `we must ${tasks}`, `we should (also|probably|really) ${tasks}`] },
];
const table = cueTable(actionCues);
/** "Anna will send", found apart since a phrase must begin with a word. */
const taskLemmas = new Set(tasks.replaceAll('~', '').split('|'));

const deadlines = cueTable([{ cue: 'when', phrases: ['by|before|until #NUM|#PROPN|#NOUN (morning|afternoon|evening|night)', 'by|before|until the #NOUN|#ADJ|#NUM (#NOUN|#ADP) (#PROPN|#NOUN)', 'by|before|until tomorrow|tonight|noon|then', 'on monday|tuesday|wednesday|thursday|friday|saturday|sunday (morning|afternoon|evening)', 'on the #ADJ|#NUM', 'this|next monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month|morning|afternoon|evening', 'tomorrow (morning|afternoon|evening|night)', 'tonight', 'today', 'right after *2 #NOUN', 'at the latest', 'in #NUM ~minute|~hour|~day|~week|~month', 'end of (the|this|next) week|month|day|year'] }]);

/** What somebody said they, or somebody else, will do. Negated, quoted, supposed and self-questioning sentences are left out. */
export function actionsOf(model: TextModel): ActionItem[] {
  const found = new Map<number, { sentence: Sentence; who: string | null }>();
  for (const match of findCues(model, table)) {
    const { sentence, context } = match;
    if (context.negated || context.quoted || context.conditional || found.has(sentence.index)) continue;
    const opening = model.tokens[match.first]?.norm ?? '';
    if (/^(?:what|how|why|when|where|who)$/u.test(model.tokens[sentence.first]?.norm ?? '') || /^(?:if|unless)$/u.test(model.tokens[sentence.first]?.norm ?? '')) continue;
    found.set(sentence.index, { sentence, who: whoOf(match.cue, opening, sentence) });
  }
  for (const sentence of model.sentences) {
    if (found.has(sentence.index)) continue;
    const tokens = tokensOf(model, sentence);
    const at = tokens.findIndex((token, i) => token.pos === 'PROPN' && tokens[i + 1]?.norm === 'will' && taskLemmas.has(tokens[i + 2]?.lemma ?? ''));
    const name = tokens[at];
    if (!name || model.tokens[sentence.last]?.text === '?') continue;
    const context = contextOf(model, sentence, sentence.first + at);
    if (!context.negated && !context.quoted && !context.conditional) found.set(sentence.index, { sentence, who: name.text });
  }
  const when = new Map(findCues(model, deadlines).map((match) => [match.sentence.index, model.text.slice(match.start, match.end)]));
  return [...found.values()].toSorted((a, b) => a.sentence.index - b.sentence.index).map((item) => ({ ...item, when: when.get(item.sentence.index) ?? null }));
}

function whoOf(cue: string, opening: string, sentence: Sentence): string | null {
  if (cue === 'commitment' && opening !== 'we') return sentence.speaker ?? 'the speaker';
  if (opening === 'we' || opening === 'let') return opening === 'we' || cue === 'plan' ? 'we' : null;
  return cue === 'request' ? 'the person spoken to' : null;
}
