import type { Rule } from '#lib/text/rules/rule';
import type { Technique } from '#lib/text/pressure/techniques';

/** A bad consequence, said or hinted at. */
export const threats: readonly Rule<Technique>[] = [
  {
    id: 'threat.you_will_regret',
    tier: 'sure',
    what: 'intimidation',
    phrases: [
      'you will|would (all|soon|really|live) (to) regret (this|it|that)', 'you are going to regret',
      'you will be (so|very) sorry for|$', 'you are going to be (so|very) sorry',
      'you will pay for this|that|it|what', 'or else $', 'do not come (crying|running|back) to me when|if',
      'you have been warned', 'i am warning you', 'there will be consequences',
      'i will make sure|certain (that) you|they *2 never|regret|lose|pay', 'if i were you i would watch|shut',
      'you are making a (very|big|huge|terrible) mistake', 'i will remember that|this (now) the next',
      'that|it is|will on your head', 'be on your head',
    ],
    examples: ["You're gonna regret this.", 'Give it to me, or else.', 'But do not come to me when it goes wrong.', "I'll remember that now the next time you want a lift.", "If that ice is out that's on your head."],
    nearMisses: ["You won't regret it.", 'We can take the bus or else we walk.', 'You would be sorry to hear that.', "I'll make sure you get the invitation.", 'You put a hat on your head.'],
  },
  {
    id: 'threat.hinted',
    tier: 'likely',
    what: 'intimidation',
    phrases: [
      'i would (just) be (a) (bit|little|very) careful', 'for your own sake', 'people|they (here) (do) notice $', 'people (here) (will) talk $', 'it is a small world|town|industry|office', 'i would hate to see|for|have', 'would not want (you|that|anything|something) *2 to happen|lose|hear|find|get',
      'be a (real) shame|pity if', 'i|we can not *4 forever', 'i|we can not *4 for ever', 'that|it (could|might|may|can|would) affect|hurt|follow your|you|things|the (future|renewal|career|reference|chances)', 'takes|take a look at (your) renewal|contract|file',
      'not saying it|i|they would|will but', 'you would want|need to be really|very sure|careful', 'you know what ~happen to|if|when', 'they will be ringing|calling|asking us|me', 'in your name not', 'i do not know how|what i would do|be', 'some of us|them (might) remember',
    ],
    examples: ["I'd just be a bit careful, for your own sake.", "But I can't say no forever.", "I'm not saying it would, but that could affect things.", "If it is reported, it is in your name, not theirs."],
    nearMisses: ['Be careful with the hot pan.', 'It is a small house.', 'The weather could affect the flight.', 'They said no for a year.'],
  },
  {
    id: 'threat.leaving',
    tier: 'weighed',
    what: 'intimidation',
    phrases: ['i will|am (going|to) leave|leaving soon', 'i am done with you|this', 'i am getting impatient', 'i am losing (my) patience', 'if you do not *5 i will|am -try|help|be|see|have', 'then we are done|finished $'],
    examples: ["If you don't sign today I will call the other buyer.", "I'm getting impatient and will leave soon."],
    nearMisses: ['I left the house at nine.', "If you don't mind, I'll try to help."],
  },
  {
    id: 'isolation.keep_it_between_us',
    tier: 'sure',
    what: 'isolation',
    phrases: [
      'do not tell your mother|father|mum|mom|dad|wife|husband|son|daughter|bank|family',
      'would|must not tell anyone|anybody (about|until|till|else|that|yet)',
      'do not tell anyone|anybody about|until|else|yet|at', '~do not leave this room', 'our little secret',
      'nobody (else) needs|has to know',
      'i am the only one|person|friend (here) who|that (really|truly|ever) understands|loves|cares|believes|listens',
      'they|she|he are|is just|only jealous', 'you can not trust them|her|him|anyone|anybody',
    ],
    examples: ["But I wouldn't tell anybody until it's clean.", "It doesn't leave this room.", "I'm the only one who really understands you."],
    nearMisses: ['Did you tell anyone about the party?', 'She left the room.', 'I am the only one who has a key.'],
  },
  {
    id: 'pressure.no_choice',
    tier: 'likely',
    what: 'pressure',
    phrases: [
      'you have (got) no (other) choice $', 'you do not have a choice', 'is that what you want', 'either you',
      'it is one or the other', 'you are with (us|me) or',
      'i do not want to hear (one) (another|any) word|about|it|$', 'i do not want *2 one word',
      'do as|what you are told', 'do as|what i say|tell', 'you owe me|us (that|this|it|at|an|$)',
      'end of discussion|story $', 'what are you going to do about it', 'because i said|say so',
    ],
    examples: ['So either you sign today or you do not care about this family.', 'Is that what you want?', "I don't want to hear one word about it.", 'End of discussion.'],
    nearMisses: ['You have no choice but to restart the machine.', 'It is the end of the road.', 'Either of them is fine.'],
  },
];
