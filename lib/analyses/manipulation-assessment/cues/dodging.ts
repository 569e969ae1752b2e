import type { Family } from './family.ts';

/** What was seen or felt talked away, in oblique words. */
export const talkedAway: Partial<Family> = {
  weak: [
    'you ~read|~hear|~see|~remember it|that|me|him|her wrong', 'that is how i remember', 'best not to', 'of course you must|do|did|are|were', 'you were not (even) there',
    'it is not true', 'i deny', 'you have (got) no proof|evidence', 'you can not prove', 'who would believe',
    'you dreamed|dreamt it|that|the|him|her', 'you must have been dreaming|drunk|mistaken|confused|asleep', 'you have not been yourself|well|right|sleeping|feeling',
    'do you hear yourself', 'can you hear yourself', 'do you know how|what you sound', 'you sound just|exactly|so|like like|your|crazy|a',
    'you were drunk|dreaming|upset|asleep|confused|hysterical|seeing|delirious', 'nobody|no-one else saw|heard|noticed|thinks|minds|complains', 'i did no such',
    'i said no such', 'you were never here|there', 'you never saw|met|heard me|us|it|this|him|her|anything', 'forget you (ever) saw|heard|met|were',
    'you always exaggerate|forget|twist|imagine|misunderstand|overreact', 'no you did not', 'no you do not', 'you do not mean', 'you are mistaken', 'you were mistaken',
    'you misunderstood', 'you are reading too', 'take your pills|medicine', 'it is *1 your nerves', 'do not talk crazy|nonsense|foolish|rubbish|silly|like|that|rot',
    'what nonsense', 'i never said', 'you are talking nonsense|crazy|rubbish|rot', 'you are acting', 'nothing is wrong', 'nothing happened',
  ],
  slight: [
    'i do not recall|remember', 'ever since', 'you are drunk|dreaming|upset', 'you have been', 'you need|want *1 doctor|rest|help',
    'it was (just|only) a dream|shadow|nightmare|trick', 'did not happen', 'i was never here|there',
    'perhaps|maybe you (should|had|ought|would) (to|better) lie|rest|see|talk|take|sleep',
    'you look|seem|sound|are (so|very|terribly|just|a) (little|bit) tired|exhausted|overtired|feverish|unwell|overwrought', 'you did not see|hear',
    'you are making too|a|something', 'you have had a|too|an', 'it is all in', 'there is no one|nobody|nothing|such there|here|to|thing', 'we were never', 'you always -this',
    'it is nothing $', 'there was nothing',
  ],
};

export const notKnowing: Partial<Family> = {
  weak: [
    'i only said|meant|asked|remark|mention|mentioned|thought', 'i am not a|an thief|killer|spy|liar|criminal|murderer|monster', 'far be it from',
    'i am not the type|kind|sort|one who|to', 'i have never seen|met|touched him|her|that|them|it',
    'why would i|anyone|anybody', 'i did not do it|anything|nothing', 'what did i ever', 'little old me', 'is it a crime', 'is that a crime', 'is there a law',
    'do i look like', 'how should|would|could i know', 'it was not my fault|idea', 'it is not my fault', 'do not blame me', 'i swear to god|you|on', 'ask anyone|anybody',
    'do not look at me', 'what|who me', '^ what money|girl|woman|letter|gun|man|deal|affair|car|list|fire|package|boy|party|letters|book|key $', 'how was i',
    'i had nothing to do',
  ],
  slight: [
    'i would never do|hurt|lie|say|dream|steal|take', 'i was (only|just) passing|talking|looking|helping|playing|asking|being|having|trying|joking|teasing|testing',
    'i am just|only saying|asking|curious|being|thinking|trying|worried|concerned|doing', 'i did not say', 'i have no idea', 'i did not touch|take|tell|see|hear|want',
    'i know nothing', 'honest $', 'not me $', 'search me', 'nobody told me',
  ],
};

export const dodging: Partial<Family> = {
  weak: [
    'you are changing', 'you ask a lot|too', 'all these|the questions', 'forget i (ever) said|asked|mentioned', 'what does it matter', 'leave me alone', 'i have a headache',
    'all in good',
  ],
  slight: [
    'not now $', 'forget it', 'leave it', 'who cares', 'what do you mean', 'why do you', 'i do not remember', 'do not ask', 'i would rather not',
    'that is classified|confidential|personal|private', 'what is with the|all', 'that is not important|the', 'what does that mean',
  ],
};

export const excuses: Partial<Family> = {
  weak: [
    'everybody|everyone does it', 'they all do it', 'i was doing it', 'i did what', 'i was protecting', 'i have needs|rights', 'what choice did|do i',
    'what is a man|girl|guy|fellow supposed', 'it is not (really|like|exactly) stealing|lying|cheating|a crime|sin', 'greater good', 'you gave me no', 'it had to be done',
    'somebody|someone had to', 'i only did', 'i did it to|for', 'it was you or', 'he|she|they would have done', 'a man|girl has to|needs', 'it is a tough|hard|cruel',
  ],
  slight: [
    'i had to', 'i was drunk|angry|tired|upset|young|scared|lonely|weak|under', 'for the best', 'i had my|no|reasons', 'that is life|business|war|politics', 'in the long run',
    'it was an accident', 'it was only', 'for the good|sake of', 'we all make|have|do|lie|need', 'to protect you|us|him|her', 'nobody is perfect', 'everybody makes',
    'he|she|they deserved', 'what else could|can|was|should', 'anybody would', 'for your own',
  ],
};
