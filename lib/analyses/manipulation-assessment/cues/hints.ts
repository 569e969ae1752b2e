import type { Family } from './family.ts';
import { kin, precious, watchers } from './vocabulary.ts';

/** Threats that leave the threat out: what one has, who might hear of it, what one word would do. */
const implied = [
  `you like|love|value (having|keeping) your *1 ${precious}`, `you want to keep|lose|see your *1 ${precious}`, `kiss your *2 goodbye`, 'say goodbye to your|that|them',
  'say your prayers', 'how long (do) you think you will|would|can|could last|live|survive', 'you catch|get|follow|take my drift|meaning',
  'if you get|catch|follow|take my drift|meaning|point', 'capisce|capish|capeesh|comprende', 'is that clear|understood $', 'one (little|phone) call and|from|to',
  'i (can) make one|a (phone|little) call and', 'all it takes is one|a', 'one word from|to me|the|your|him|her', 'a word from me',
  `would (not) your|the *2 ${watchers} like|love|want|care|be to|interested|surprised`,
  `your|the *2 ${watchers} would|might (really|just) like|love|be (very) (to) know|hear|see|interested|fascinated`,
  `i wonder what|how *3 your|the *1 ${watchers} would|will|might`, `suppose i told|tell|called|call|went|showed|mentioned`,
  `what if (i) *2 told|tells|called|calls your|the *1 ${watchers}`, `i could (always) tell|call|show|mention|ask|phone *2 ${watchers}`, 'you would not like it|me when|if',
  '~end|~wind up in|like|dead|face|on a|the|an|him|her|down|river|ditch|gutter', 'bad|terrible|strange|unfortunate things happen',
  'i will have|want your badge|job|head|ass|hide|neck|license|stripes|commission|balls|skin|liver|guts', 'i will see (to) (it) that you|he|she|your|nobody',
  'make it|this|things (so) easy|hard|difficult|easier|harder on|for yourself|you|me|everyone|him|her', 'easy on yourself', 'wrong answer', '^ start talking',
  'have you (right) where i want', 'nobody (ever) crosses|quits|steals|laughs|lies|threatens *2 me|us|here', 'i (always) get what i want',
  'you (will) do what|as i|we say|tell', 'keep your *1 mouth|trap shut', 'keep your *1 nose out', 'keep your *2 hands off|to', 'hold your tongue',
  'mind your manners|tongue|place|tone', 'turn out your pockets', 'you would not want that|them|people|me|her|him', 'you do not want that $', 'who is going to miss you',
  'nobody (is|will|would) (going) (to) miss you', 'better men|people than you', 'bigger|tougher men|guys|people than you', `the next time *4 you will|i will|it`,
  `next time *3 you will|i will|it will|your be`, 'i ought to have you', 'you get me the|that|my *4 or', 'you have till|until',
  'do not push me|it|your', 'do not test me|my', 'do not cross me', 'do not tempt me', 'do not play with me',
  `you have a|an lovely|beautiful|nice|pretty|sweet|fine *1 ${kin}|home|house|place|business`, 'walk away while you|now', 'while you still can|have', 'while you can $',
  'if i were you i would', 'i would not if|were|do|in your|i|you|that', 'it is *2 to you whether|if|what|how', 'what happens (to) (him|her|them|next|now) is *1 up to',
  'entirely in your hands', 'you had your chance', 'i will not forget this|it|that', 'i never forget a', 'i have got a long memory', 'this is not over',
  'you have not heard the last', 'you will hear from my', 'you are playing|fooling with the|a|my wrong|dangerous|life|fire',
] as const;

const impliedWeakly = [
  'i am not going to let you', 'i will not let you', 'you can not leave|quit|win|beat|hide|escape -without|it', 'how would you like it|to',
  'what would you do|say if i', 'do you want me to tell|call|hurt|show|hit|shoot|scream|say|get|send', 'you do not get to', 'i demand', 'i insist', 'i expect you to',
  'hand it over', 'as|so long as you remember|keep|stay|behave|do|cooperate', 'nice|pretty|fine *1 place|shop|bar|business|family|house|car|boat you have|got',
  'this is a nice *1 place|shop|bar|business|house', '~go up like a', 'be a nuisance|tragedy would', 'remember what happened|i', 'remember who', 'now be a',
  'then i will give|find|ask|get *2 someone|somebody|another|her|him|your|it', 'i will give your *3 to', 'my word against', 'it is your word',
  'that is an order',
  'you follow (me) $', 'you understand what i am|mean', 'would be a|such *2 shame|pity|waste', 'shame|pity if',
  'i can|could|will (always) find someone|somebody|another|others', 'you are (all) (easily) replaceable|expendable', 'plenty of (other) girls|guys|men|people|fellows who',
  'you can pack', 'start packing', 'pack your bags|things|stuff', 'i would think about|on|it', 'play ball', 'save yourself *3 trouble', '^ spill it', 'who sent you',
  'who else knows', 'who (do|are) you work|working for', 'you are in my hands|power|house|way', 'i run this|things|the', 'zip it', 'pipe down', '^ can it $',
  'empty your pockets', 'you stay *3 here|there|put|put', 'i never ask twice', 'i do not ask twice', 'last time i checked', 'people|folks|guys disappear|vanish',
  'i am a|not patient man|woman', 'i am not a patient', 'you want trouble', 'you looking for trouble', 'you are making (a|this) harder|difficult|mistake|hard',
  'be a (big) mistake', 'if you are lucky', 'count yourself lucky', 'it can be arranged', 'that can be arranged', 'i have ways', 'we have ways', 'you have (got) a lot to lose',
  'everything to lose', 'a lot to lose', 'do it my way', 'my way or', 'i say so', 'you take orders',
] as const;

/** What is also said in plain orders and in play. */
const roughly = [
  'you hear (me) $', 'do you hear me', 'do you hear $', 'you know what i mean $', 'there are plenty|dozens|hundreds|lots of|who', 'think about that', '^ talk $', 'spit it out',
  'this is my house|town|ship|show|city|street|turf|territory', 'keep your voice down', '^ get up $', '^ on your feet', '^ sit $', 'you will do it', 'i hear you have',
  'you do not want to', 'consider yourself', 'i have (got) friends in|who|with|at', 'i decide', 'you report to', 'i am in command|charge',
  'in my house|office|department|courtroom|class', 'who is in charge|command', 'who is *2 boss',
] as const;

const hintsAtPressure = [
  'make your choice', 'yes or no', 'are you in or', 'you are either', 'final offer', 'going once', 'there will not be another|a',
  'you will not get|have|find another|a|it *2 chance|offer', 'chance of a lifetime', 'once in a lifetime', 'you can not turn|back|say *2 now|back|no', 'you have come too far',
  'there is no way out', 'no way out', 'no turning back', 'how bad|badly do you want', 'do you want it|this or', 'what is it going to', 'you want in or',
  'it has to be now|tonight|today|you', 'it is now or', 'it must be now|tonight|you',
] as const;

export const impliedThreats: Family = { strong: implied, weak: impliedWeakly, slight: roughly };
export const pressing: Partial<Family> = { weak: hintsAtPressure, slight: ['last call', 'the clock is', 'clock is ticking', 'we are running out', 'this is it $', 'too late (now) to', 'what will it be'] };
