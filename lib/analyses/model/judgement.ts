import { pattern } from '#lib/base/pattern';

/**
 * Words that judge a person: truthfulness, character, health, guilt. A recording does not show these, so a model's
 * sentences must not state them of anyone. They are accepted as a report of a speaker's words ("Ben calls it a lie"),
 * if the speaker did say them.
 */
const judging = [
  String.raw`l(?:ie[sd]?|iars?|ying)`,
  String.raw`dishonest\w*`,
  String.raw`honesty?`,
  String.raw`(?:un)?truthful\w*`,
  String.raw`decei[tv]\w*`,
  String.raw`decepti\w+`,
  String.raw`insincer\w+`,
  String.raw`mislead(?:s|ing)?`,
  String.raw`misled`,
  String.raw`cheat(?:s|ed|ers?|ing)?`,
  String.raw`hid(?:es?|ing) the truth`,
  String.raw`hypocri\w+`,
  String.raw`narcis\w+`,
  String.raw`(?:psycho|socio)path\w*`,
  String.raw`borderline`,
  String.raw`bipolar`,
  String.raw`schizo\w+`,
  String.raw`paranoi\w+`,
  String.raw`delusion\w*`,
  String.raw`hysteri\w+`,
  String.raw`neurotic\w*`,
  String.raw`autis\w+`,
  String.raw`disorders?`,
  String.raw`mentally (?:ill|unstable|unwell)`,
  String.raw`clinical\w*`,
  String.raw`depress(?:ed|ion|ive)`,
  String.raw`traumati\w+`,
  String.raw`insan\w+`,
  String.raw`crazy`,
  String.raw`addict\w*`,
  String.raw`alcoholic\w*`,
  String.raw`psychotic\w*`,
  String.raw`unhinged`,
  String.raw`obsess(?:ed|ive|ively)`,
  String.raw`ADHD`,
  String.raw`OCD`,
  String.raw`PTSD`,
  String.raw`manipulat(?:es?|ed|ing|ors?|ive(?:ly)?)`,
  String.raw`gasligh?t\w*`,
  String.raw`toxic\w*`,
  String.raw`abus(?:es?|ed|ers?|ing|ive)`,
  String.raw`bull(?:y|ies|ied|ying)`,
  String.raw`predat\w+`,
  String.raw`fraud(?:ster)?s?`,
  String.raw`scam\w*`,
  String.raw`crooks?`,
  String.raw`criminals?`,
  String.raw`guilty`,
  String.raw`stupid\w*`,
  String.raw`idiot\w*`,
  String.raw`dumb`,
  String.raw`moron\w*`,
  String.raw`incompeten\w+`,
  String.raw`lazy`,
  String.raw`selfish\w*`,
  String.raw`arrogan\w+`,
  String.raw`immatur\w+`,
  String.raw`coward\w*`,
  String.raw`cruel\w*`,
  String.raw`evil`,
  String.raw`untrustworth\w+`,
  String.raw`trustworth\w+`,
  String.raw`unreliable`,
  String.raw`gullible`,
  String.raw`jealous\w*`,
  String.raw`racis[tm]\w*`,
  String.raw`sexis[tm]\w*`,
  String.raw`irrational\w*`,
  String.raw`th(?:ief|ieves)`,
  String.raw`bad (?:person|man|woman|father|mother|parent)`,
].join('|');
const judgement = new RegExp(String.raw`\b(?:${judging})\b`, 'giu');
const reported = pattern('iu')`
  \b(?:sa(?:y|ys|id|ying)|tell(?:s|ing)?|told|call(?:s|ed|ing)?|claim(?:s|ed|ing)?|accus(?:es?|ed|ing)
  |ask(?:s|ed|ing)?|den(?:y|ies|ied)|admit(?:s|ted)?|describ(?:es?|ed)|mention(?:s|ed)?|complain(?:s|ed)?
  |insist(?:s|ed)?|thinks?|worr(?:y|ies|ied)|discuss(?:es|ed)?|talks? about|asserts?|suspects?|objects?|names?
  |reports?|jokes?)\b
`;

/**
 * The words of judgement that a sentence must not contain: all, except, in a sentence that reports speech, those that
 * `said` finds in the transcript.
 */
export function judgementsIn(sentence: string, said: (word: string) => boolean): string[] {
  const found = Array.from(sentence.matchAll(judgement), ([word]) => word);
  return reported.test(sentence) ? found.filter((word) => !said(word)) : found;
}

const address = pattern('iu')`
  https?:|www\.|:\/\/|\]\(|\b[\w.+-]+@[\w-]+\.\w+|\b(?:\d{1,3}\.){3}\d{1,3}\b
  |\b[a-z0-9-]+\.(?:com|org|net|io|de|info|biz|ru|cn|co|uk|app|dev)\b|javascript:|<\/?[a-z][^>]*>
`;

/** Whether a text contains a link, an address or markup, none of which a reading needs. */
export function holdsAddress(text: string): boolean {
  return address.test(text);
}

/** An unchecked draft without strings that no card may show: words of judgement, addresses and markup. */
export function withoutUnsayable(draft: unknown): unknown {
  if (typeof draft === 'string') return holdsAddress(draft) || judgementsIn(draft, () => false).length > 0 ? '' : draft;
  if (Array.isArray(draft)) return draft.map(withoutUnsayable);
  return typeof draft === 'object' && draft !== null
    ? Object.fromEntries(Object.entries(draft).map(([name, value]) => [name, withoutUnsayable(value)]))
    : draft;
}
