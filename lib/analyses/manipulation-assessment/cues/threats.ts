import type { Family } from './family.ts';
import { harms, kin } from './vocabulary.ts';

/** A bad consequence for the listener, announced by the speaker. */
const announced = [
    `i will|would|shall|can|could (personally|have) (to) (fucking) ${harms} you|your|ya -a|an|some|the|with|off|up|later`,
    'i will|would|shall|can|could *1 ~kill|~hurt|~break|~smash|~cut|~rip|~tear|~blow|~wring|~knock|~bust|~kick *1 your face|head|neck|legs|arms|heart|throat|brains|ass|skull|nose|back|fingers|balls|teeth|life|career',
    `i am going to (have) (to) ${harms} you|your|ya -a|an|some|the|with|off|up`, `i swear (to) (god) (that) (i) (will) ${harms} you|your`,
    'we will ~kill|~shoot|~hurt|~find|~arrest|~hunt you', 'he will ~kill you|us', 'he is going to ~kill you|us', 'kill you $',
    'kill you right|with|myself|where|both|before|now',
    'i will|would|can|could have you *2 arrested|fired|shot|killed|thrown|removed|committed|locked|deported|hanged|whipped|court-martialed|disbarred|expelled|transferred|in',
    'i will see you in|hanged|dead|rot', 'i will see to it', 'i will get you for', 'i am going to get you $', 'i will come after you', 'i will come looking for you',
    'i will be watching you', 'i will|would make (damn) sure|certain (that) *2 never|regret|lose|pay|suffer|not|know|knows',
    'i will make you *1 pay|regret|sorry|wish|suffer|beg|talk|tell|eat|crawl', 'i can|will|could make your life', 'i can make you *1 disappear',
    'i can|could make it|things *1 hard|rough|difficult|unpleasant|tough', 'i can|could (always) break|destroy|ruin|finish|crush|bury|end|kill|fire|replace you|your',
    'i will ruin|destroy|crush|finish|bury|end you|your|everything', 'i will tell everyone|everybody|your|mom|dad|mother|father *2 you|what|about', 'wait until i tell',
    'i will say (that) you', 'i will have|be (to|forced) (to) call|tell|report|use *2 police|cops|authorities|security|you|force', 'put (right) you back in|where|out|on',
    'if i can not have you',
] as const;

/** Short forms: an ultimatum, a time, what will become of the listener. */
const consequences = [
    'or else $', 'or i (swear) (to) (god) (i) will -be|try|get|see|guess|probably|go', 'or i (will) *2 kill|shoot|scream|call|break|blow|cut|fire|tell|hit',
    'or you will|are *2 ~regret|~dead|~sorry|~answer', 'or the girl|kid|boy|hostage gets|dies', 'i will give you till|until|one|ten|five|three',
    'i am giving you one|until|till|ten|five|three',
    'you have (got) until|till|one|two|three|five|ten|twenty|thirty (more) minute|minutes|seconds|hours|midnight|noon|tomorrow|sundown|chance', 'i will count to',
    'i am going to count to', 'on the count of', 'you are a dead', 'you are dead $', 'you are dead meat', 'you are as good as dead', 
    'you are going down', 'you are making a (very|big|huge|terrible|grave|serious|bad) mistake', 'you are playing with fire', 'you are pushing your luck', 'you are on thin ice',
    'you are next $', 'you are not leaving *3 until', 'nobody|no-one leaves', '~be not getting away with', 'you think you can get away',
    'you will die|suffer|rot|burn|hang|fry|starve $', 'you are going to die|hang|fry|burn|pay|suffer $', 'you are going to jail|prison $',
    'you will|would (all|soon|really|live) (to) ~regret', 'you are going to ~regret', 'you will|would be *2 sorry $', 'you will be sorry for|when|if',
    'you are going to be *3 sorry|sorrier', 'you will pay for this|that|it|what', 'you are going to pay for', 'you will answer to|for me|this|that|it',
    'you will have to answer to|for', 'you will wish you', 'wish you *2 never|dead', 'you will never work *1 in', 'you will never *2 see *3 again',
    'you are never going to *2 see|work|leave', 'last thing you (will) ever', 'you will not live', 'you will not leave *3 alive',
    'you will|would|could|can ~spend *5 in|behind jail|prison|bars|cell', 'you will lose everything|your job|house|home|family|pension',
    'you will be|go out on the street|streets',
] as const;

/** Told off: what the listener must not do, or had better. */
const warnings = [
    'do not (you) (ever|even|dare) test|push|cross|provoke|tempt|threaten|disobey|underestimate|interrupt|defy|insult|crowd|contradict|humiliate|fuck|mess|screw|toy|trifle|bullshit|double-cross me|us|with',
    'do not (you) play games with', 'do not get smart|cute|clever|funny|fresh|wise|tough|excited|ideas', 'do not get any ideas',
    'do not (even) think of|about it|running|leaving|telling|moving|trying', 'do not (you) (even) dare', 'do not you ever', 'do not *1 come near', 'do not let me catch',
    'do not let it happen again', 'do not try anything', 'do not try to escape|run|fight|trick|fool', 'do not do anything stupid|foolish|rash|silly|crazy',
    'no funny business|stuff', 'do not make me *3 ~hurt|~angry|~mad|~do|~tell|~come|~use|~kill|~shoot|~call|~repeat|~say|~ask|~beg|~fight|~choose|~sorry|~hit|~slap',
    'do not force me', 'you do not want to make me', 'you do not want to mess|fuck|cross|test|end|find out', 'you do not want to know|see what i|happens|we',
    'you do not want to do that|this', 'you do not want me to', 'you would not want *5 to', 'you would not want *5 happen|hurt|know|find|hear|lose', 'you have been warned',
    'i am warning you', 'i will not warn', 'i am telling you for the last', 'i am (only) going to say|tell|ask|warn *1 once', 'i will only say|ask|tell *2 once',
    'consider this|that|it|yourself *2 warning|warned|lucky', 'last|final warning', 'watch your back|mouth|tongue|tone|language', 'you had|would better watch',
    'watch how|what|who you say|talk|speak', 'think (very|real|long) carefully|hard about|before', 'think (very|real|long) carefully|hard $', 'i would think twice|carefully|hard',
    'i would (not) *5 if i were you', 'i would not do|say|try that|it|this', 'you would be wise|smart|well|advised to', 'you would do well to',
    'it would be wise|unwise|better|best|healthier|smarter|safer|easier for you', 'it would be best for them|her|him', 'it would be *2 simpler|easier|better|best *1 if you',
    'you had best', 'one more word|step|crack|peep|move|sound|outburst', 'one false|wrong move', 'say it|that (one) (more) (word|again|time) and', 'not another word|step',
    'just try it|me', '^ try me $', 'i dare you', 'make my day', 'unless you cooperate|sign|confess|tell', 'unless you want me|your|her|him', 'there will be consequences',
    'face|suffer the consequences', 'the easy way or', 'the hard way $', 'will|could|might|can (all) get (very|real) ugly|nasty|rough|messy|unpleasant',
] as const;

/** Conditions set to the listener. */
const conditions = [
    'if you know what is good', 'if you want|value|wish to live|survive (to) see|your|her|him|it|them|alive', 'if you want|value|wish to live|survive (to) $',
    'if you (ever) want to live|survive|keep|see your|her|him|them', 'if you value your', 'if you want to stay alive',
    'if you (so) (much) (as) (ever|even) (dare) (to|try) (to) touch|move|scream|tell|lie|breathe|mention|hurt|cross|betray|disobey|lay|threaten|fail|refuse|yell|run *6 i|we|they will|am|are|swear',
    'if you (so) (much) (as) (ever|even) touch|move|scream|tell|mention|cross|betray|refuse *6 you will|are', 'if you ever touch|lie|speak|talk|hit|hurt|threaten|cross|betray|come|look|mention|try *6 i|you will|swear|am', 'if you ever do|say|try|touch|speak|call *3 again',
    'if you do not -mind|like|want|know *8 i will|am|shall|swear -be|try|not|not', 'if you do not *8 you (will|are|would) *3 ~die|~regret|~sorry|~dead|~pay|~jail|~prison|~finished',
    'if you do not *6 i send|call|tell|shoot|kill', 'if you do not *8 she|he|they (will) ~die', 'if you (ever) leave me', 'if you walk out|away', 'if you take one|another',
    'if you (ever) tell anyone|anybody', 'if you tell *4 i|you will|are', 'if i ever catch|see|hear|find *6 i|again|will', 'if anything happens to *5 i|you',
    'if i find out (that) you', 'you want to die|end up|wind up|get hurt|get killed', 'you want to lose your -weight', 'you want to go to jail|prison', 'you want to go back to -school|work',
    'you want to spend *4 life|years|prison|jail', 'you want me to *1 hurt|kill|tell|shoot|break|hit|beg|scream|believe', 
    'do i have to *3 ~hurt|~remind|~beat|~shoot|~call', 'you know what happens|happened to',
    'you know what i|we|they (will|could|can|would|might|am|are) *1 (to) do to',
] as const;

/** Threats in polite words: the listener's family, a pity if, accidents. */
const hinted = [
    'i would hate for you|anything|something', 'i would hate to see you|anything|something', 'i would hate to ruin|hurt *1 you|your|her|him',
    'it would be (such) a|an (real|terrible|great|awful|damn) shame|pity|tragedy|waste if|to', '^ be a (real|terrible|damn) shame|pity if',
    'would not want anything|something to happen', 'if something|anything (bad|terrible|should|were) *1 ~happen to you|your|him|her|them',
    'something|anything *3 happen to you|your *2 $', 'nobody|no-one (has|else) (to|will) gets|get hurt|killed',
    'no one (has|else) (to|will) gets|get hurt|killed', `your *1 ${kin} could|might|will suffer|pay`, 'guarantee your|the|his|her safety|life',
    'want your *1 wife|husband|mother|father|boss|boy|friends to know|find|hear|think', `~like your *1 ${kin} to know|find|hear`, `does your *1 ${kin} know`, 'i know where you live|work|sleep',
    'we know where you|your', 'we know everything', 'in your position $', 'your position here', 'do we understand each other', 'did you understand me',
    'are you trying to scare|frighten|threaten|intimidate me',
] as const;

/** Said in robberies and in offices: demands, with what hangs on them. */
const demands = [
    'if i go down you', 'take you down with', 'i will take you down', 'no cops', 'you want to keep your job|head|hands|teeth|life', 'do you want to keep your',
    'you want to see *4 again', 'your job|life|future depends on', 'do this the easy', 'we can do this the', 'you are not leaving this|here|the', 'get in the goddamn|fucking',
    'give me the money or', 'i am not going to ask|tell|say you|it|this|that again', 'i am not going to ask|tell you again|twice', '^ you (would|had) better pray|hope', 
    'i could (always) tell them|your|him|her|everyone', 'you get *1 back in pieces', 'you want me to call|tell your|the|him|her', '^ beg|crawl|kneel|strip $',
    'i am the boss here|around', 'put a gun to your', 'clean out your desk', '~go to the press|papers with',
] as const;

/** Orders given to somebody who is held or kept down. */
const commands = [
    'shut the fuck|hell up', 'shut your *2 mouth|face|trap|hole', 'get on your knees', 'on your knees', 'sit *1 down when', 'you sit down',
    'you shut|listen up|to', '^ you listen', 'look at me when', 'do as|what i say|tell|told|want', 'do as you are told', 'as you are told', 'do exactly as|what',
    'you will do exactly|as|what|it|whatever', 'you are going to do exactly|as|what|this|it|whatever', 'because i said so', 'i order you',
    'you will follow|obey|take|do *1 orders', 'i forbid you', 'i will not allow|tolerate|stand|permit you|this|that|it', 'i will not have you', 'i say when|stop|so $', 'until i say|tell',
    'you do not *3 until|unless i', 'under my roof', 'you belong to me', 'you are mine $', 'i own you', 'i made you $', 'i made you what', 'do you know who i am', 'do you have any idea who',
    'you know who you are', 'you do not know who you are dealing|messing', 'you have no idea who you are', 'who you are dealing|talking|messing with|to', 'what i am capable of',
    'am i (making|being) (myself) (perfectly) clear', 'do i make myself', 'is that perfectly|absolutely|quite understood|clear', 'are we clear $', 'have i made myself',
    'i give the orders', 'you do not give the', '~bring|~give|~get me *3 or', 'you do not get a say|vote|choice',
] as const;

export const intimidation: Family = {
  strong: [...announced, ...consequences, ...warnings, ...conditions, ...hinted, ...demands, ...commands],
  weak: [
    'what happens|happened to people|men|girls|women|boys|traitors|those who|like|that', 'i would be (very) careful', 'you are asking for it|trouble',
    'accidents (do|can|will) happen', 'accidents happen', 'i will find you $', 'i am watching you', 'i will call (the) police|cops|security|guards',
    'i am calling (the) police|cops|security', 'i will shoot', 'you are looking for trouble', 'you are not going anywhere', 'you can|will not|never (just) get away with',
    'you will never leave|escape', 'no tricks', 'i warned you', 'choose your *1 words', 'people get hurt', 'someone|somebody is|could|might|may|will (going) (to) get hurt',
    'before someone|somebody gets hurt', `^ think of|about your *1 ${kin}|future|career|job|reputation|pension`, '^ think *1 what would|will happen|happens',
    'i can not|could be|guarantee responsible|safety|what', 'people who cross', 'you are in no position', 'is that a threat', 'are you threatening me', 'sit your',
    'you look at me', 'i am in charge', 'i make the rules', 'get your ass', 'you are staying here|right', 'you are not going (to) see|out|tell|marry|leave',
    'who is going to|gonna stop', 'going to make|stop me $', 'take (off) your clothes|robe|dress', 'last chance', 'over my dead body',
    'you are finished|through|fired|history|toast', 'watch yourself', 'no one will ever know|find|hear', 'we will see about that', 'mark my words',
    'stay away from me|her|him|my|this|it|them', 'you might|could *1 get hurt|killed|fired', 'i will have to tell|call|report|ask', 'back off', 'you understand (me) $',
    'i told you to|not', 'this instant|minute', 'you work for me',
  ],
  slight: [
    `how is your *2 ${kin} *1 (by) (the) (way) $`, 'i will not', 'let me *1 go', 'be very careful', '^ be careful', 'stand back', 'do not move $', 'put your hands',
    '^ you had|would better -off|watch', '^ you better', 'you had|would better not', 'better not', 'you got it|that|me $', 'you go *4 you', 'i may have to',
    'you are coming with', 'get over here', 'watch it $', '^ watch me $', 'you will see $', 'i know people', 'let us just say', 'get your hands off|up',
    'you are in (big|deep|serious|a) (lot) (of) trouble', 'shut up', 'stay out of', 'i am telling you',
  ],
};

/** No time, no choice, no way back. */
export const pressure: Family = {
  strong: [
    'decide|answer|choose|sign|commit right now', 'decide now or', 'now or never', 'this is your (very) last|final|only chance', 'your (very) last|final|only chance',
    '^ you have no (other) choice|alternative|option $', '^ you do not have a|any|much choice $', '^ what choice do you have $', 'take it or leave it',
    'i need|want an|your answer|decision|signature (right) now|tonight|today|or', 'i will not|never ask (you) again', 'stop thinking about it', 'do not think (about) (it) just',
    'just say yes|no', 'just sign it|here|the', 'just sign', 'either you *5 or i|we ~be|will|~have *1 done|leaving|leave|finished|over|through|tell|quit',
    'either you *5 or you do not', 'either you *5 or you ~be not|out|finished', 'either you *5 or you never', 'are you with me|us or', 'you are (either) with me|us or',
    'it is me or them|her|him', '^ her|him|them or us|me', 'you are the only one who ~have|~do|~be not', 'you are the only one (who) (is) holding',
    'not leaving|going *3 until you ~agree|~sign|~say|~decide|~admit', 'i am not asking', 'this is not a request', 'you will do it $', 'you will do it because|or|and',
    'and that is final|that|the end|all', 'that is the end of it|that|this|discussion', 'that is final', 'you can not back out $',
    'you can not leave me|us', 'you can not stop me|us',
    'you can not do this|that|it to me|us|him|her', 'before it is too late', 'you are in this too|as|with|up', 'we are in this together', 'you are one of us',
    'you are running out of', 'last chance $', 'answer me', 'answer the question', 'answer my question', 'prove it', '^ prove to me', 'prove that you',
    'you (will) have to *2 if you want', 'can you do that or', 'you have to do this|it|what|something|as', 'you are not going to *4 are you', 'you (do) owe it to',
    'or do i need to', 'i am losing (my) patience', 'my patience', 'i will not wait',
  ],
  weak: [
    'you can not say no', 'you can not walk|run away|out', 'you can not just leave|walk|go|quit', 'there is no time to think',
    'you must|have|need (to) decide|choose|sign (right) now|today|tonight|between|here', 'you must|have|need to choose $',
    'everyone|everybody else has already agreed|signed|said', 'you are going to *2 marry|sign|tell|give|help|listen|sit|apologize|pay|talk|get|learn',
    'you will *1 marry|sign|apologize|obey|thank|come|learn|listen|watch|tell|stay *4 $', 'you can not hide', 'you can not refuse', 'you can not quit', 'you can not escape',
    'it is too late (for) (to) you|back|turn|now', 'there is no turning|going back', 'you are already in|dead|involved', 'i have (got) another buyer|offer|girl|man',
    'there are *4 who would kill', 'a hundred|dozen|thousand|million *3 who would', 'time is running out', 'tell me the truth', 'tell me you ~love|~want|~will|~be|~do|~did',
    'say it $', 'say you ~love|~will|~be|~forgive', 'do it now', 'do it or', 'swear it|to|on', 'do you want to *6 or do not', 'do not you want to',
    'you (have) (got) to help|listen|believe|trust|forgive|marry|promise|choose|save me|us|him|her', 'do not waste|keep|try my|me time|waiting|patience',
    'do you want *6 or not', 'are you in or *2 out', 'you must help|listen|believe|trust|forgive|promise|marry|come|tell|obey|do|understand|go|stop|try|learn',
    'what is it going to be',
  ],
  slight: [
    'you want to', 'do you want to', 'let us go', 'just do', 'you should', 'you are not going to', 'do it $', 'this offer|price', 'until|when i walk out', 'put it on',
    'there is no (other) way|time|choice', 'we do not have (much|any) time', 'it is your choice|decision|call', 'your choice $', 'you have (got) to|no choice|but',
    'tell me where|who *3 (or) is|are|you|he|she|they', 'i am not leaving|going until|without', 'you (have) (got) to choose|decide', 'make up your mind',
  ],
};
