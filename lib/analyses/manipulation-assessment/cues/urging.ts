import type { Family } from './family.ts';
import { kin } from './vocabulary.ts';

/** Small steps, flattery with an aim, bargains, harm talked small. */
export const urging: Partial<Family> = {
  weak: [
    'i would not ask if|unless|you', 'who will|is|would (going) (to) see|hear|notice|miss', 'only till|until my|i', 'want|wants it more|badly', 'you know me',
    'i know you better|too|inside', 'you really want to|it', 'mother|father|daddy knows best', 'you are safe with', 'safe with me', 'do you not want to', 'have another',
    'you look like you could', 'it is (only|just) a formality', 'just a|one little|tiny|small favor|drink|sip|peek|taste|kiss|thing|bite',
    'one little|small|tiny favor|drink|thing|kiss|sip', 'what|where is the harm', 'what harm', 'what could go wrong', 'what is the worst', 'who is it going to hurt',
    'who does it hurt', 'it will not hurt|kill you', 'nobody (is) (going) (to) gets|get hurt', 'victimless', 'he|she|they|nobody will never|ever know|miss|notice|find',
    'what he|she|they does|do not know', 'cut you in', 'piece of the action', 'set for life', '~be *5 in it for you', 'no strings',
    'call it a gift|loan|bonus|favor|present|down', 'a little something for|to', 'everybody|everyone|everything has a|its|their price', 'do not fight it', 'look me in the',
    'look in|into my eyes', 'a man|woman|girl|fellow|guy|boy of|with your', 'you are wasted here|on|in', 'you owe it', 'if you love|loved|cared|trusted',
    'what are you (so) afraid|scared|waiting of|for', 'afraid of a', 'are you too (scared|chicken|proud|good)', 'do not you like|trust|love|want me|us|it|fun',
    'do not you want to be|see|know|help|go|make|get|win', 'i will make you a|an|rich|very|happy|famous', 'i could make you', 'help you sleep|relax|forget|feel',
    'you look like a girl|man|woman|guy|fellow who', 'you want to be a|somebody|rich|famous|popular|like|one', 'you want to hang|fit|belong',
    'you are not going to let|disappoint', 'you are one of us', 'we are *1 alike you|and', 'you do this|that|it|one for me|us', 'you worry (so|too)', 'lighten up',
    'be a sport|pal|sweetheart|dear|doll|angel|lamb', 'have another (drink|glass|one)', 'you were meant|made|born for|to', 'we both know', 'you know as well as',
    'let us face it', 'let us be honest', 'deep down', 'swear on', 'cross my heart', 'have i ever', 'as god is my', 'other girls|guys|men|wives|husbands would|do',
    'got the guts|nerve|stones', 'got guts', 'fifty-fifty', 'they will love you', 'you can trust', 'you trust me', 'pretty please', 'i am begging', '^ please please',
    'think of us', 'our secret', 'would it be so', 'is that so wrong|terrible|bad', 'what is the big', 'no harm',
  ],
  slight: [
    'i like you', 'why do not you (just) let|come|lock|close|take|have|slip|stay|give|trust|sit|be|relax|show', '^ relax', 'someone|somebody like you', 'i swear',
    'all these years', 'everyone|everybody else', 'you could use the', 'i can get you', 'i could get you', 'i can help', 'be honest', 'do not you think', 'would not you',
    'you would love|like|enjoy', 'you will love|like|see|thank', 'i beg', 'a secret', 'i want to help', 'i need you to', 'think of it', 'all you have (got) to do is',
    'that is all you have to', 'do me a|this|one favor|thing', 'what do you say we', 'we could use a|someone|you', 'the only way you',
    'you have (got) a gift|talent|something|it|what', 'all the other', 'imagine what|all you', 'never have to', 'what is one', 'listen to your', 'c\'mon', 'anything you want',
    'whatever you want', 'what if i', 'no big deal', 'you know i would|am|never', 'you can tell me', 'you know you', 'tell you what', 'i will tell you what',
  ],
};

/** A debt or one's own suffering held up, in oblique words. */
export const reproach: Partial<Family> = {
  weak: [
    'have i not', 'when no-one|nobody (else) would', 'i can not bear to|it', 'i do not ask for|much', 'do not mind me', 'never mind me',
    'i will just sit|stay|eat|die|suffer|be|go', '^ go ahead leave|laugh|hit|kill|shoot|tell|call|say|run|walk|blame|enjoy|make|break|throw|hate',
    'with my *1 heart|lungs|back|legs|condition|nerves|health', 'it is (just|only) my heart', 'when i am dead|gone', 'it would|will kill|break your|her|him|me|my',
    'you will|would be the death', 'turning (over) in his|her|their|grave', `your poor|dear|dead|sainted ${kin}`, 'on his|her deathbed', 'dying|last wish',
    'all i (ever) wanted|asked|did was|for|is', 'i gave up *3 for', 'do you (even|have) (any) know|realize|understand|idea what i|it (gave|have|did|risked|went|cost)',
    'years of my life', 'i ~cook|~clean|~scrub|~wash|~iron|~slave|~sweat|~bleed for you', 'who do you think pays|puts|raised|bought|made|got',
    'clothes|shirt|coat on|off your|my back', 'you would still be', 'i found|pulled|dragged|picked|fished|plucked|scraped|got you *1 in|out|up|off|from',
    'i (have) covered|lied|stuck|vouched|fought|begged|went (up) for you', 'i (have) had your back',
    'after all|everything|what i|we (have) *1 (done|did|been|went|gave|taught)', '~be|~see what i get', 'what i get for',
    'a little gratitude|respect|appreciation|loyalty|consideration', 'show some|a|me|little respect|gratitude|loyalty|appreciation|some', 'you wound me',
    'do it for the|your|him|her|them|old', `think of|about the|your *1 kids|children|baby|family|kid|boy|others|scandal|shame|${kin}`, 'i am no good without|alone',
    'you only have|get one mother|father', 'i am your *1 mother|father|brother|wife|husband|blood', 'blood is', 'family is family',
    'how will|would|could|can you live|sleep|face|look with|at|yourself', 'can you live with', 'live with that', 'i will have to live',
    'somebody|someone in this house|family has', 'i may|might not be here', 'i will not be here|around forever', 'not getting any younger',
    'i am (just|only) (a|an) old|poor|simple|humble|lonely|foolish', 'you did not care|mind|complain when', 'and this is how', 'you would do that to|me',
    'you would leave|let|send|throw|put me|us|him|her', 'without you i', 'i will manage', 'nobody cares', 'i have given',
  ],
  slight: [
    'i am the one suffering|who|paying', 'do you want him|her|them|us|me|your to', 'is that what you|i', 'you are leaving', 'i could have been|had|married|played|gone|made',
    'i paid', 'i got you', 'i gave you', 'i have always loved|been|done|wanted|tried|protected|taken', 'do not go', 'please do not', 'i am asking you', 'for *1 sake',
    'i only wanted|want', 'i never asked', 'i do everything', 'i waited', 'i trusted', 'i believed', 'how do you think', 'you do not know what|how', 'you have no idea',
    'do you know how|what', 'you owe', 'do not worry about me', 'the best years', 'your own flesh|mother|father|brother|sister|family|blood|son|daughter', 'you used to',
    'so this is how|what', 'so that is how|what', 'i made you', 'when i found|met you', 'that hurts', 'i did everything', 'i thought you|we',
    'he|she|they|i cried|waited|prayed|asked|starved|sat (up) for|by|all', 'you owe him|her|them|everyone',
  ],
};
