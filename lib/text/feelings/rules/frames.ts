const lead =
  'just|also|still|always|actually|mostly|a|kind|sort|so|really|very|quite|pretty|extremely|super|rather|more';
const much = `(${lead}) (of|little|bit|so|really|very) (a) (little|bit)`;
/** "I am so …", "I was a bit …", "I have been feeling …", "it makes me …". */
export const me = (words: string): string[] =>
  [
    'i am|was|feel|felt|get|got|become|became',
    'i am|was getting|becoming|feeling',
    'i have always|never been',
    'i have been',
    'i have been feeling|getting',
    'we are|were',
    'am|been feeling',
    'makes|make|made|making|got me',
  ].map((before) => `${before} ${much} ${words}`);
/** "it is really …", "that was a little …". */
export const it = (words: string): string[] =>
  ['it|that|this|which is|was', 'it|that has been', 'what is|was'].map((before) => `${before} ${much} ${words}`);
