import type { Intent } from '#lib/text/intents/names';

/** The words after "Anna wants to …" for every intent. */
const plain: Record<Intent, string> = {
  inform: 'inform',
  ask_for_information: 'find something out',
  ask_for_help: 'get help',
  advise: 'advise',
  persuade: 'persuade',
  sell: 'sell',
  negotiate: 'negotiate',
  coordinate_work: 'get work organised',
  decide: 'come to a decision',
  report: 'report',
  complain: 'complain',
  support: 'support the other',
  interview: 'interview',
  be_interviewed: 'answer an interviewer',
  diagnose: 'find out what is wrong',
  seek_care: 'get care',
  instruct: 'tell others what to do',
  defend_oneself: 'defend themselves',
  accuse: 'accuse',
  socialise: 'be in company',
  entertain: 'entertain',
  debate: 'debate',
  moderate: 'lead the talk',
};

/** An intent in plain words. Unknown intents of other engines are shown with spaces for underscores. */
export function plainIntent(intent: string): string {
  return Object.hasOwn(plain, intent) ? plain[intent as Intent] : intent.replaceAll('_', ' ').replace(/^to /u, '');
}
