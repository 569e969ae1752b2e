import type { Rule } from '#lib/text/rules/rule';
import type { Technique } from '#lib/text/pressure/techniques';

/** What presses without loud words. */
export const softly: readonly Rule<Technique>[] = [
  {
    id: 'minimising.it_is_nothing',
    tier: 'likely',
    what: 'minimising',
    phrases: [
      'it is (just|only|really) (only|just) pennies|nothing|peanuts', 'it is only|just a (little|small) formality|term|word|coffee|signature|number|joke|phase|form|piece|saying', 'nobody (ever) died', '~make a big deal (out|of)', 'it is not that|such (a) (big) important|deal', 'that is nothing (compared|$)', 'it is just how|what we|they|people|things', 'it is what it is', 'it is only|just #NUM quid|pounds|dollars|pages|minutes|euros', 'just the (card|email|form|number|signature) $', 'there is a (little) bit of a',
      'nobody is (happy|perfect)', 'really (a) small number', 'it was (only|just) a joke', 'can not you take a joke', '~be only|just messing|joking|kidding|teasing', 'no offense|offence', 'what is the harm|problem|fuss', 'just one little drink|look|signature|favour|favor', 'i have had worse',
    ],
    examples: ["It's just a term.", "It's pennies. It's a couple pennies.", 'We were five in a room. Nobody died.', 'Just one little drink, what is the harm?'],
    nearMisses: ['It is a small house.', 'I have only pennies left.', 'The number is seven.'],
  },
  {
    id: 'disclaimed.not_saying',
    tier: 'weighed',
    what: 'intimidation',
    phrases: [
      'i am not saying (that) (you|it|he|she|they|anything|i)', 'i am just|only saying|stating', 'just saying', 'i am not trying|going|here to rush|scare|push|pressure|throw|blame|pressurise', 'i do not want to scare|rush|push|pressure|alarm', 'i am just|only passing|trying it|to on|help|look', 'not trying to rush', 'to be honest (with) (you)', 'i (have) got|have to be honest', 'must be honest', 'honestly', 'i say (that|this) with love', 'it is not supposed to mean', 'it is not personal', 'somebody has (got) to $', 'no pressure',
    ],
    examples: ["I'm not saying it's him.", "I'm just saying they notice.", "I don't want to scare you, ma'am."],
    nearMisses: ['Is that what he is saying?', 'I do not want the cake.'],
  },
  {
    id: 'evasion.put_off',
    tier: 'weighed',
    what: 'evasion',
    phrases: [
      'i could not (really|possibly) say', 'i have made a note', '~take that|it (one) away', 'we|i can|could|will look at that|it in', 'it is (all) in the terms|contract|papers|policy', 'let us not get|talk|argue|fight|start|go|dwell', 'it is complicated', 'that is not the point', 'why are you|we always|still asking|bringing|going|talking', 'i do not (really) know anything about that', 'in general terms', 'it is a different department', 'one of the things we|i are|am', 'i will have (a) think', 'we do not normally|usually', 'we would certainly', 'i am going to make (some) calls', 'you have got|have my word', 'that is not for me', 'i can not discuss', 'we have never (really) had', 'i would rather not|everybody|everyone', 'do not worry about (that|it)', 'trust me', 'can we (just) drop', 'drop it $', 'just leave it $', 'change the subject', 'i do not know what you', 'what are you talking about', 'why do you always|keep',
    ],
    examples: ["I couldn't say.", "It's in the terms, I can send you the terms.", "Let's not get bogged down."],
    nearMisses: ['I could not sleep.', 'The note is on the desk.', 'We could take the bus away from here.'],
  },
  {
    id: 'flattery.only_you',
    tier: 'weighed',
    what: 'flattery',
    phrases: [
      'you are (basically) the only|best|reason one|person|we|customer|friend|thing', 'you are one of the|our|my best|few|favourite|smartest|good', 'i do not say that|this to everyone|everybody|anyone|just', 'you are (so|such|far|too) (a|much|good) clever|smart|better|intelligent|friend|generous', '~look (so) gorgeous|stunning|beautiful|amazing in', 'somebody|someone like you', 'a (smart|clever|good|sensible) (man|woman|person|girl|boy|guy|lady) like', 'you would|could talk your way', 'i have always said', 'i like you', 'because i like|trust you', 'special price|offer|deal (just) for you',
    ],
    examples: ["You're the only one who ever listens to me in this house.", "You're one of the best we've had.", "I don't say that to everyone."],
    nearMisses: ['You are on the only train.', 'It is the best one of all.', 'I say that to everyone.'],
  },
];
