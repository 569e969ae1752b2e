/** What people want of a talk, by the words of the annotation guide (docs/EVIDENCE.md). */
export const intentNames = [
  'inform', 'ask_for_information', 'ask_for_help', 'advise', 'persuade', 'sell', 'negotiate', 'coordinate_work', 'decide', 'report', 'complain', 'support', 'interview', 'be_interviewed', 'diagnose', 'seek_care', 'instruct', 'defend_oneself', 'accuse',
  'socialise', 'entertain', 'debate', 'moderate',
] as const;
export type Intent = (typeof intentNames)[number];
