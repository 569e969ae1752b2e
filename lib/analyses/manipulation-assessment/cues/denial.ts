import type { Family } from './family.ts';
import { unsound, upset } from './vocabulary.ts';

/** The listener's memory, senses or mind denied in place of an answer. */
export const denial: Family = {
  strong: [
    'you are (just|always|really) imagining', 'you ~imagine things', 'you imagined it|that|things', 'you ~make that up',
    'that never happened -to|before|again|in|with', `you are (just|really|being|always|getting|acting|becoming) (a) (little|far|way|being|very) (too|so) ${unsound}`,
    `you are (just) being (so|a|very|completely|too) (little|overly) ${upset}`,
    'you are (just|always|being) (far|way) too|so|overly sensitive|emotional|dramatic|jealous|insecure|suspicious|sentimental|stubborn -to',
    'you are (just|totally|completely|always) overreacting', 'you always overreact', 'you have always been *1 insecure|jealous|selfish|weak|difficult|dramatic',
    'it is all in your head|mind|imagination', 'it is just your imagination', 'your imagination $', 'you are remembering (it|that|this|things) wrong',
    'you do not remember (it|that|things) right|correctly', 'you really do not remember', 'your memory is',
    'you are (just|being|so|getting|obviously|clearly) (a) (little|bit) confused|hysterical|overtired', 'you see how confused', 'nobody else ~have (a) problem',
    'you are blowing (it|this|that|things|everything) out of proportion', 'you are (always) exaggerating', 'you ~misunderstand everything', 'you are twisting',
    'you are putting words', 'you are seeing|hearing things', 'you are not well|yourself (you|$)', 'you are not thinking (straight|clearly)',
    'you need *1 professional|psychiatric|serious help', 'you need (some) help $', 'you have (completely|totally|really) lost your mind',
    'you are losing your|it mind', 'have you (completely) lost your mind|senses', 'you are acting crazy|strange|weird|like',
    'you need to calm', 'do not be silly|upset', 'do not be like that', 'lower your voice', 
    'you have been under *3 stress|strain|pressure', 'you do not (really|actually) mean|believe that|it', 'you did not see anything|nothing|what|him|her|his', 'you saw nothing',
    'you saw what you wanted', 'you heard wrong|nothing', 'we never talked|said|agreed', `nobody is|'s asking|saying you`, 'nobody|no-one will|would ever|believe (believe) you',
    'no one will|would ever|believe (believe) you', `nobody|no-one is|'s going to believe`, 'who is going|gonna to believe', 'who would believe you', 'who do you think they',
    'no one believes you', 'nobody believes you', 'do not worry your', 'you are confused', 
  ],
  weak: [
    'you are (just) making (it|that|this|things|stuff) up', 'you are out of your mind|head|skull', 'you are under *2 stress|strain|pressure', 'you need (some) rest|sleep',
    'nothing happened $', 'nothing happened between', 'can you not take a joke', 'can not you take a joke', 'i was only|just kidding|joking|teasing', 'it was only|just a joke',
    'you must be mad|crazy|insane|dreaming|confused|mistaken|joking', 'you must have imagined|dreamed|been', 'are you out of your mind|head', 'you are insane',
    'you are crazy if|to', 'do not get (so|all|too) hysterical|upset|emotional|excited|angry|mad|defensive|worked|dramatic|carried', 'make|making a scene',
    'you are tired you|my', 'you are upset', 'you do not mean that', 'that is not what happened|i said|meant', 'you have got it (all) wrong', 'you have (got) me (all) wrong',
    'we have been over|through this', 'i did not kill|steal|touch|hit anybody|anyone|him|her|it|anything|you', 'i am not lying', 'there is nothing going on',
    'nothing is going on', 'it is not what it|you looks|think', 'it did not mean anything|a', 'it meant nothing', 'she|he means|meant nothing', 'she|he is only|just a friend',
    'there was no man|one|letter|woman|body', '^ calm down', 'we are just friends', 'you are mistaken', 'it was an accident', 'it was not me', 'that is not true',
    'it never happened',
  ],
  slight: [
    'i did not mean', 'you are tired', 'you are (so|just) crazy|nuts|mad', 'are you crazy|insane|nuts|mad', 'i am not crazy', 'you do not remember', 'you are dreaming',
    'you sound crazy|paranoid|ridiculous|insane|hysterical|like', 'that is ridiculous|absurd|crazy|insane|impossible',
    'i never (ever) said|touched|promised|told|laid|hit|cheated (that|you|anything|it|a|on)', `everybody|everyone is|'s looking|watching|staring|laughing`,
  ],
};

/** Not knowing, and not having meant, where it is plain what is meant. */
export const feigningInnocence: Family = {
  strong: [
    'why would i lie|do|want|hurt|kill|need (that|to|him|her|it|such|you)', 'would i lie', 'have i ever lied|steered|given|cheated', 'when have i ever',
    'i am only|just trying to help|protect|make|save|be|do|understand', 'i was only|just trying to help|protect|make|save|be|do', 'i am only|just saying|telling you (this)',
    'i am only|just looking out', 'just an observation|idea', 'i would not dream of',
  ],
  weak: [
    'i have no idea what you are|mean', 'i do not understand what you are', 'what are you implying|suggesting|insinuating|accusing|driving|getting',
    'what are you trying to say', 'are you accusing|implying|insinuating|suggesting', 'are you saying (that) i', 'are you calling me', 'you are calling me', 'you calling me',
    'who me $', 'me i would never', 'how was|should i supposed|know (to) know', 'i only|just wanted to help|see|protect|be|talk', 'i meant no',
    'i did not mean any|to hurt|harm', 'no offense', 'do not take it|this personally|wrong|so', 'i was only|just being nice|friendly|honest|polite', 'i have nothing to hide',
    'i have done nothing', `nobody is|'s asking|forcing|accusing|blaming|threatening you`, 'what did i do $', 'what did i say $', 'what is that supposed to mean',
    'i am innocent', 'i do not know what you mean|want|heard $', 'i do not know anything', 'i am your friend',
  ],
  slight: [
    'i had no idea', 'what are you talking about', 'i do not know what you are talking|referring|implying|getting|insinuating',
  ],
};

/** The subject closed or turned in place of an answer. */
export const evasion: Family = {
  strong: [
    'do not change the', 'i am not having this', 'we are not having this', 'i do not have to explain|answer|tell|listen|justify|defend (to|myself|that|you|anything)',
    'end of discussion|story|conversation', 'this conversation|discussion|meeting|interview is over', 'you would not understand', 'you ask too many', '~change the subject',
    'you do not need|have to know', 'the less you know', 'it|this does not concern you',
  ],
  weak: [
    'not this again', 'i have nothing to say', 'i am not discussing this|that|it', 'i am not going to discuss|argue|talk (about|with) this|that|it|you',
    'we are not discussing', 'it|that|this is none of your', 'none of your (goddamn|damn|fucking) business|concern', 'do not ask me about my', 'mind your own',
    'why are you (always|even|still) bringing that|this|it up', 'do not ask (so|me) many|questions|again', 'no more questions',
    'let us not talk|discuss|get|argue|fight|start|go|spoil|ruin', 'let us (just) drop|change it|the', 'can we (please) (just) change|drop', 'can we talk about something',
    'can we not talk|do|discuss|have', 'just drop it', '^ drop it $', 'i do not want to talk|discuss|hear|argue|fight about|it|this|another|any|with',
    'i will not discuss|argue|listen|hear', 'not in front of', 'what has that got to do', 'what is it to you', 'why do you want to know', 'why do you care',
    'what difference does it', 'it is not that simple', 'leave my|him|her out of (this|it)', 'leave me out', 'it is not your concern|business|place', 'stay out of this|it',
    'we will talk about it|this later', 'i can explain', 'it is complicated', 'that is not the point', 'let us talk about something', 'that is my business', 'what do you care',
    '^ whatever $', 'why do you ask',
  ],
  slight: [
    'let me explain', 'these things take', 'why do you want', 'what does that have to do',
  ],
};

/** A good reason put to what was done, or what was done put down to the listener. */
export const rationalization: Family = {
  strong: [
    'you deserve this|it|what|everything $', `everybody|everyone is|'s doing it`, 'everybody|everyone has a price',
    'you made|make|forced|drove me (to) do|hit|hurt|angry|lie|what|act|say -what', 'look what you made me', 'you brought this|it on yourself', 'you had it coming',
    'i only did it|that|this', 'i did it|that|this for you|us|your|our', 'i did it because of|you|i love|loved',
    'it is|was your (own) fault (that) i', 'you left|leave|gave|give me no choice|alternative|other', 'it is|was|be for your|his|her own good|protection|safety',
    'i am only|just doing this|it for|because', 'i am doing this|it for you|us|your|because', 'i am doing you a',
    'i did you a favor', 'nothing personal', 'everybody has something', 'that is (just) the way it|things works|is|are|goes $', 'that is how it|we works|do|is',
    'that is (just) the way i am', 'that is (just) who i am', 'it is just the way i', 'a man has needs', 'you would have done the same', 'you wanted me to',
    'it is better this way', 'it is better|best for everyone|both|you|us|all', 
    'someday you will thank|understand', 'you will understand when|one|some|someday', 'it will never happen again', 'if you had been|shown|listened|not|just|loved', 
    'everybody|everyone signs',
  ],
  weak: [
    'someone|somebody had to', 'i never had a choice', 'you asked for it|this $', 'they|he|she had it coming', 'i did what i had|thought', 'i had to lie|do it|protect',
    'i had no other choice|way', 'i would not have *3 if you had not|you did not', 'i would not have (had) to *4 if you', 'it is only|just|strictly|nothing business $',
    'everybody|everyone lies|cheats|steals', 'that is (just) how it|things|business|men|life works|is|are|goes $', 'i could not help it|myself', 'what was i supposed to',
    'anyone|anybody would have', 'it was for the best', 'it was (just|only) (that) one time', 'it was only once', 'it only happened', 'it will not happen again',
    'i can change', 'i promise (you) i will (never|not|change)', 'i would not have (had) to', 'i had no choice', 'you wanted it|this $', 'i did it for',
    'it is (just|only) business',
  ],
  slight: [
    'it was a mistake', 'i have changed', 'you deserved it|this|what|that',
  ],
};
