import type { Rule } from '#lib/text/rules/rule';
import type { Technique } from '#lib/text/pressure/techniques';

/** Pressure by time, stock and the example of others. */
export const selling: readonly Rule<Technique>[] = [
  {
    id: 'urgency.few_left',
    tier: 'sure',
    what: 'urgency',
    phrases: [
      'only|just (have|got|getting) (#NUM|a) (#NUM|few|couple|handful) (of) (more) ' +
        'slots|spots|places|seats|units|copies|rooms|tickets|appointments|left left|in|this|at|available|remaining ' +
        '-my',
      'only|just (#NUM|a) (#NUM|few|couple|handful) (more|of) (these|them|those) left',
      'the only|last one left',
      'not going to last long',
      'will not last long',
      'are selling fast',
    ],
    examples: [
      'We only have four slots left this month.',
      "There's just two seats left at that price.",
      'It is the only one left in the store.',
    ],
    nearMisses: ['I only have two seats in my car.', 'There are ten chairs left in the hall.'],
  },
  {
    id: 'urgency.offer_ends',
    tier: 'sure',
    what: 'urgency',
    phrases: [
      'offer|deal|discount|price|sale|promotion|rate|quote (is) (only) ends|~expire|good|valid|runs|~drop|stops ' +
        '(out|off) until|till|through|for|on|at|today|tonight|tomorrow|midnight',
      'only (good|valid|~hold|running|available) (until|till|through) tonight|tomorrow|midnight',
      'price|rate|offer|deal (will) goes|go up|away after|tomorrow|tonight|at',
      'it drops off at',
      'not|never promise (you) (that) it|this|he|she ~be|will|would still|get',
      'not hold it|the for|price|room|place|spot (for|past) you|much|longer',
    ],
    examples: [
      'The offer ends on Friday.',
      'And the price is only good till midnight tomorrow.',
      'It drops off at midnight.',
      "I just can't promise it's still here when you've read them.",
    ],
    nearMisses: ['The price is on the label.', 'The meeting ends on Friday.', "I can't promise that it will work."],
  },
  {
    id: 'urgency.others_want_it',
    tier: 'sure',
    what: 'urgency',
    phrases: [
      'i|we have (got) another|other couple|buyer|buyers|offer|offers|viewing|viewings|family ' +
        '(at|coming|interested|on|looking|waiting)',
      'someone|somebody else is (very|really|also) interested|keen',
      'other people (are|were) (very|really|also) interested',
      'he|she|they ~be ~go with another|somebody|someone',
      'sounded very keen',
      'it|he is|will (be) gone (by) friday|tomorrow|tonight|monday',
    ],
    examples: [
      "I've got another couple coming at three, and they sounded very keen.",
      'Somebody else is very interested in it.',
      "He needs to know by Friday or he's going with another one.",
    ],
    nearMisses: [
      'I have another question for you.',
      'Somebody else will take the notes.',
      'We have two couples in our class.',
      'There is a lot of interest in speech.',
    ],
  },
  {
    id: 'urgency.now_or_never',
    tier: 'sure',
    what: 'urgency',
    phrases: [
      '^ decide (right) now',
      'you *2 decide|sign|choose (it|this) (right) now|today|tonight',
      '^ there is no more time',
      'this is your|the last|final|only chance -for',
      'your last|final chance $',
      'now or never',
      'take it or leave it',
      'i need a yes (in) (principle) today|now|tonight|by',
      'just sign it',
      'let us just sign',
      '~get it signed today|tonight',
      'i would sign that|it|this today|tonight|now',
      'today only $',
    ],
    examples: [
      'You have to decide right now.',
      'This is your last chance.',
      'I need a yes in principle today, Des.',
      "Kris, let's just sign it.",
      'So if I were you I would sign that today.',
    ],
    nearMisses: [
      'Is there a last chance to buy tickets?',
      'We have to decide today which room we take.',
      'I need an answer to the mail.',
      'Just sign here for the parcel.',
    ],
  },
  {
    id: 'social_proof.everybody_does',
    tier: 'likely',
    what: 'social_proof',
    phrases: [
      'everyone|everybody (else) ~do it|this|that',
      'everyone|everybody else has|~manage|~seem|does|did|took|got',
      'everyone|everybody ~stay|~go|~sign|~take|~pay',
      'nobody|no-one else (here) (has) ~mind|~complain|~ask|~have|~say|~get|~make',
      'no one else (here) (has) ~mind|~complain|~ask|~have|~say|~get|~make',
      'everybody knows',
      'everyone knows',
      'your neighbours|neighbors|neighbour|neighbor|friends|colleagues (at|next|on) (#NUM|number|door) (#NUM) ' +
        '(all|just|have|has|already) signed|took|bought|~join|have|has|got',
      'of your neighbours|neighbors',
      'most of our|my couples|families|customers|clients|people|patients|parents|members',
      'lot of our|my couples|families|customers|clients|members',
      'heaps|loads|plenty|hundreds of people ~have|~do|~go|~take|~say',
      'you do not want to be the only|last one',
      'last one holding out',
      'i have had *2 people (today|already|this)',
      'every (single) one of them ~say|~tell',
      'they all ~say|~agree|~think',
      'all on my side',
    ],
    examples: [
      'Everybody does it this way, it is safer.',
      'A lot of your neighbors took it and moved on.',
      'Most of our families say, let us give him time.',
      'Your neighbours at number 12 signed on Monday.',
    ],
    nearMisses: ['Everyone was at the party.', 'My neighbours have a dog.', 'Most of the people came by bus.'],
  },
];
