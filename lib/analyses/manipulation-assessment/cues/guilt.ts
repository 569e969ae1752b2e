import type { Family } from './family.ts';
import { kin } from './vocabulary.ts';

/** A debt, a sacrifice or a duty held up to the listener. */
export const guiltTripping: Family = {
  strong: [
    'i work my fingers', 'my fingers to the', 'is|are this|these the thanks', 'is this the thanks', 'everything i do i do|is', 'you would walk|run out on', 'i saved your life',
    'i gave you life', 'you are all she|he has', 'what did i do to deserve', 'after everything|all (that) i have done|sacrificed|given|been (up) (for) you|us',
    'after everything|all (that) i did|do|gave for you|us', 'after everything|all (that) i have done|sacrificed', 'after everything|all (that) we have', 
    'after what i did|have *2 for you', 'i ~do everything|this|it|all (of) (this) for you -and|but', 'i ~do all|everything this|that|i for you',
    'i ~sacrifice|~give (up) *3 for you', 'i gave you *2 years|everything|life|best|job|home|chance', 'i gave up everything|my|mine', 'i have given you everything|all|my|the',
    'i have done everything for', 'i have been nothing but', 'i have been good|kind|loyal|faithful|generous to you', 'i ~work|~slave *3 fingers|ass *3 you', 'i ~work so hard for you',
    'i took you in', 'i raised you', 'i risked my|everything', 'i stood by you', 'i stuck my neck', 'i was (always) there for you', 'i looked after you', 'i put you through',
    'i put a roof', 'i trusted you', 'i thought you loved|cared|trusted|liked|believed|understood (about|in) me|us', 'i thought we were friends|family|partners|a',
    'i thought i could trust|count', 'i thought you were my', 'who looked|looks out|after for you', 'who paid|bought|took|raised|fed|saved|kept|stood|taught|gave|got *1 you|your',
    'i made you what', 'i *2 a bullet for', 'is this|that how you ~repay|thank|treat me', 'this|that is how you ~repay|thank|treat me', 'this|that is the thanks',
    'if you (really|truly|ever) ~love|~respect me|us|him|her', 'if you (really|truly|ever) ~care *3 me|us|him|her|you|your',
    'you would|will do it|this|that if you', 'you would *4 if you (really|truly) ~love|~care|~trust me', 'if you trusted me',
    'if you had any|an *2 decency|sense|guts|respect|pride|heart|brains', 'if you were any|a|half *1 kind|good|man|friend|decent|real|smart',
    'if you were (any) kind|half|really|my', 'you would *3 my|your|his|her feelings', '~break my|your|her|his *2 heart',
    'a good|real|true|loving friend|son|daughter|husband|wife|partner|brother|sister|mother|father would|does', 'you (still) ~owe me|us -money|a|an|five|ten|twenty',
    'you owe it to', 'you have any idea what i', 'have you any idea what', 'where would you be', 'if it were|was not for me|us', 'if it had not been for me', 'if not for me',
    'without me you', 'everything i did|do|have *3 you', '^ do it for me|us|your', 'for my sake', 'not even for me', 'i am counting|depending|relying on you',
    'we are (all) counting|depending|relying on you', 'you let down the|this|your|me|us', 'do not (you) (ever) let me|us|them *1 down', 'do not disappoint me|us|him|her|your',
    'you let me|us|them down', 'do not you (even) love|care|believe|respect|like|need|remember (about|in) me|us|him|her|what',
    'do not you have any shame|pride|respect|feelings|heart|decency', 'you (really) hurt me $', 'i would be so disappointed', 'how could you',
    'what will|would people|everyone|neighbors|they say|think', `^ think of|about your (own|poor) ${kin}`, 'do well to think of your', `your *1 ${kin} is|are counting|depending|waiting|crying|sick|dying`,
    'you have a duty|responsibility', 'it is your duty|responsibility|job to', 'you are (just) going|gonna to leave|abandon|desert me|us',
    
    'how can you leave|do|ask|say|be|treat|just|even|stand|live|think|possibly me|us|this|that|so|there|it|such|of|about|with', '~choose *2 over me',
    'do not do this to me|us|him|her', 'is that what you want', 'is that all i am', 'you are all i have', 'are you happy now', 'happy now', 'are you satisfied',
    'do not (you) worry about me', 'i will be fine alone|by', 'on your conscience', 'the least you can|could', 'would it kill you', 'is it|that too much to ask',
    'i have never asked you|for', 'i never asked you for|anything', 'i am only|just thinking of you|us|her|him', 'i did *2 for you',
  ],
  weak: [
    'you would do that for|to', '~come *1 crying to me', 'i found you', 'i hope you sleep', 'i hope you can live', 'i brought you up|into', 'i carried you', 'i fed you',
    'i saved your|you', 'i paid for your', 'i believed in you', 'i bought you', 'i got you this|out|that|off', 'do not you care', 'you hurt my feelings', 
    'you are leaving me|us', 'do not leave me|us', 'i will just sit|die', 'live with that|yourself|it $', 'have to live with',
    'blood is on', 'i worry about you', 'you could at least', 'at least you could', 'have i ever asked|let|lied|hurt|refused|denied', 'i will kill myself', 'where were you when',
    'because i love', 'i am begging', 'we are family', 'we are (best) friends',
    'i am your wife|mother|father|husband|friend|brother|sister|son|partner', 'i am disappointed',
  ],
  slight: [
    'i love you', 'i thought you|we', 'you are my only|best|brother|son|daughter|wife|friend|sister|husband', 'it would mean',
  ],
};

/** The speaker as the one who suffers. */
export const playingVictim: Family = {
  strong: [
    'i am always the bad|one', 'so (now) i am the bad', 'i guess i am (just) a|the bad|terrible|horrible|worst|awful|villain|monster', 'i am the bad guy',
    'why do you (always) hate|hurt|attack|punish|blame me', 'why are you (always|so|being) *2 attacking|hurting|punishing|blaming|mad|angry|mean|cruel|picking|cold (at|to|on) me',
    'why are you doing this', 'you are killing me|us', 'you are (always) hurting|destroying|torturing|breaking|ruining|humiliating|scaring|driving me -home|to|up',
    'you always make me the', 'everything is (always) my fault', 'it is always my fault', 'so it is (all) my fault', 'i suppose it is (all) my', 'blame it (all) on me',
    'nobody|no-one (ever) thinks about|of me',
    'nobody|no-one (ever) loves|loved|cares|cared|understands|understood|listens|helps|wants|wanted|likes|liked|appreciates (about|to) me',
    'no one (ever) loves|loved|cares|cared|understands|listens|helps|wants|likes (about|to) me', 'you do not care about me|us', 'you do not care how|what|if|whether i',
    'you only think about|of yourself', 'you never think about|of me', 'i would be better off dead', 'i am going to kill myself', 'what about my feelings', 'what about me $',
    'what will become of me', 'i am (so|all) all alone', 'i would be lost', 'i am lost without', 'you do not know what i', 'you have no idea what i', 'what i have been through',
    'i have suffered', 'poor me', 'you want me to die|suffer|fail', `everyone|everybody is|'s against me`, 'you treat me like', 'do not treat me like', 'stop treating me',
    'i do not deserve this', 'what did i ever do', 'you broke my heart', 'i am dying and',
  ],
  weak: [
    'you make me feel', 'i hope you are happy|satisfied|proud', 'people will talk', 'i might as well be|die|kill', 'i wish i were|was dead', 'i will die if|without',
    'i would rather die|be dead', 'where will i go', 'where am i supposed to', 'you are all i have|got', 'i have nobody', 'i have no one', 'i can not live without',
    'i can not go on', 'you do not know what it is like', 'i am just|only a poor|an|weak', 'you hate me', 'you do not love me', 'i have had a terrible|horrible|awful|rough',
    'how do you think i feel|felt', 'how do you think that makes', 'you never loved', 'have you no pity|mercy', 'have a heart $', 'have mercy', 'what have i (ever) done to',
    'it breaks my heart', 'i could be dead', 'you do not want me (here|around|any|$)', 'i can not take|stand|bear it|this', 'what am i supposed to',
  ],
  slight: [
    'you left', 'i am (so) scared|afraid|lonely|unhappy|miserable|frightened', 'i am dying', 'i have nothing', 'no go have', 'i have got nothing',
  ],
};

/** The speaker as somebody who only serves. */
export const playingServant: Family = {
  strong: [
    'i live|exist (only|just) to serve|please', 'at your service|mercy|command|feet|disposal', 'your wish is my', 'whatever you say|want|wish boss|master|dear|sir|honey|darling',
    'i would|will do anything you|for|to (you|say|want|please|make|get)', 'i would|will do anything $', 'i am|was only|just following orders', 'i only|just do what i am told',
    'i am only|just doing my job', 'i was only|just doing my job', 'i am only|just a|your humble|loyal|faithful|simple|servant', 'i only|just want to serve|please|make you|your',
    'i work like a dog|slave|mule', 'i have always been loyal|faithful|devoted|good', 'i wait on you', 'your humble|obedient|faithful|loyal servant', 'i am your slave',
    'i would die for you', 'i would kill for you',
  ],
  weak: [
    'yes boss|master', 'as you wish', 'anything you want|say',
  ],
  slight: [
    'i am here to help|serve',
  ],
};
