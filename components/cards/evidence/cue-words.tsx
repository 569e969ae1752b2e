import { capital, words } from '#lib/base/words';

/** Names that engines use for what a sentence does, in plain words. */
const plain: Record<string, string> = {
  directive: 'Request or order',
  commissive: 'Promise or offer',
  question_yes_no: 'Yes-or-no question',
  question_wh: 'Open question',
  backchannel: 'Sign of listening',
};

/** A snake_case name of a cue or an act as a reader would say it. */
export function cueWords(name: string): string {
  const aim = /^intent_(.+)$/.exec(name)?.[1];
  return aim ? `Aim: ${words(aim)}` : (plain[name] ?? capital(words(name)));
}
