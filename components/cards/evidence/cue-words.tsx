import { capital, words } from '#lib/base/words';
import { cardsMessages } from '#lib/messages/cards';

const plain: Readonly<Record<string, string>> = cardsMessages.cues;

/** Turns the snake_case name of a cue or an act into words. */
export function cueWords(name: string): string {
  const aim = /^intent_(.+)$/.exec(name)?.[1];
  return aim ? cardsMessages.aim(words(aim)) : (plain[name] ?? capital(words(name)));
}
