import type { Cue } from '#lib/text/cues/cue-table';

/**
 * Politeness strategies that are phrases, of Danescu-Niculescu-Mizil et al. (ACL 2013, table 3); those that are places
 * in a sentence are in politeness.ts. The last three are our own: the paper's table has no row for them.
 */
export const strategyPhrases: readonly Cue[] = [
  {
    cue: 'gratitude',
    phrases: [
      'thank you',
      'thanks',
      'thx',
      'cheers $',
      'i|we (would) (really|so|do|very) (much) appreciate',
      'much|greatly|really appreciated',
      'i am (so|very|really) grateful',
      'i would be (so|very|really) grateful',
      'i owe you',
    ],
  },
  {
    cue: 'deference',
    phrases: [
      'great|good|nice|excellent|awesome|fantastic|wonderful|interesting|amazing ' +
        'job|work|point|idea|question|thinking|answer|catch|article|start|suggestion',
      'well done',
      'you did a (really|very) great|good|wonderful|fantastic',
      '^ great|nice|excellent|interesting|awesome|cool -#PUNCT',
      '^ good -morning|afternoon|evening|night|luck|grief|lord|god|#PUNCT',
      'you are (much|far) better at',
    ],
  },
  { cue: 'greeting', phrases: ['^ hello', '^ hi', '^ hey', '^ good morning|afternoon|evening', '^ greetings'] },
  {
    cue: 'apology',
    phrases: [
      'i am (so|very|really|terribly|deeply) sorry',
      '^ sorry',
      'sorry to|for|about|if',
      'i apologize|apologise',
      'my apologies',
      'excuse me',
      'forgive me',
      'pardon me',
      'my bad',
      '^ oops',
    ],
  },
  { cue: 'please', phrases: ['please|pls|plz'] },
  { cue: 'indirect', phrases: ['by the way', 'btw'] },
  {
    cue: 'counterfactual_modal',
    phrases: ['could|would you', 'could|would anyone|somebody|someone', 'could i', 'could we', 'may i'],
  },
  { cue: 'indicative_modal', phrases: ['can|will you', 'can i', 'can we'] },
  {
    cue: 'factuality',
    phrases: [
      'in fact',
      'the point is',
      'the reality is',
      'the truth is',
      'the fact is',
      'as a matter of fact',
      'you|did|do|does|have|are|should|would (you) (not) (even) really|actually|honestly',
      '^ actually',
      '^ honestly',
      '^ surely',
      '^ really -#PUNCT',
    ],
  },
  {
    cue: 'considerate',
    phrases: [
      'would|do you mind',
      'would it|that be possible|okay|ok|all|alright',
      'is it possible',
      'i was (just) wondering',
      'i wonder if',
      'if you do not mind',
      'if you have (a|some|the) moment|time|chance|minute',
      'when you have|get (a) moment|time|chance',
      'if it is not too much',
      'if possible',
      'any chance',
      'happy|glad to help',
      'be so kind',
      'feel free',
      'let me know if|what|whether',
      'what do you think',
      'do you happen',
      'would you be willing|interested',
      'at your convenience',
      'if that is okay|ok',
      'i hope (that) you|this',
      'would you like',
    ],
  },
  {
    cue: 'impatience',
    phrases: [
      'you (clearly|obviously) have no idea',
      'no idea what you are',
      'what is your problem|excuse',
      'what (on) earth|hell|heck',
      'what the hell|heck|fuck',
      'how dare',
      'can you (not) (even) read',
      'learn (how) to read|use|spell',
      'are you kidding|joking|serious|blind|deaf',
      'do your own',
      'look it up yourself',
      '~do|~fix|~find it yourself',
      'read the manual|rules|policy|question',
      'how many times',
      'leave it alone',
      'you obviously|clearly',
      'waste|wasting (of) (my|your|our|everybody|everyone) (is) time',
      'who are you to',
      'who gave you',
      'why should i|we|anyone|anybody',
      'what makes you think',
      '^ stop',
      'you keep',
      'do not do it|that|this again',
      'will be blocked|banned',
      'have been warned',
      'makes no sense',
      'nobody asked',
      'what exactly',
      'what have you',
      'do you even',
      'did you even',
      'have you even',
      'what is so hard',
    ],
  },
];

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Praise and blame in single words: a short list of our own where the paper takes that of Hu and Liu (2004). */
export const positiveWords = words(
  'great good nice excellent wonderful wow helpful useful interesting beautiful love loved glad happy fantastic ' +
    'awesome perfect brilliant amazing better best clever pleasant welcome congratulations improve improved ' +
    'correct impressive enjoy enjoyed pleased hope thoughtful lovely appreciate willing grateful',
);
export const negativeWords = words(
  'bad wrong terrible awful horrible stupid useless nonsense ridiculous rubbish garbage crap worst worse fail ' +
    'fails failed mistake mistakes accuse accusing blame false fake lazy poor ugly hate hated angry problem ' +
    'vandalism vandal pointless idiotic absurd silly dumb incompetent ignorant bias biased insult insulting attack ' +
    'attacking rude shame disgrace pathetic spam dishonest waste wasting damn hell idiot fool moron liar lying ' +
    'blocked warned ridiculous annoying disruptive irrelevant broken delete deleting',
);

export const respectCues: readonly Cue[] = [
  {
    cue: 'respect',
    phrases: [
      'with (all) (due) respect',
      'i respect',
      'i understand that|how|why|your|what|you',
      'i see your point',
      'i see what you mean',
      'good point',
      'fair point',
      'you are (absolutely|quite|totally) right',
      'i hear you',
      'that makes sense',
      'i appreciate',
      'sir',
      "ma'am",
      'i value',
      'what do you think',
      'take your time',
    ],
  },
];

export const disrespectCues: readonly Cue[] = [
  {
    cue: 'disrespect',
    phrases: [
      'shut up',
      'shut it',
      'get lost',
      'do not be (so|such) (a|an) (such) ridiculous|stupid|absurd|silly|dramatic|idiot',
      'that is (just|complete|total|absolute|utter) nonsense|bullshit|rubbish|garbage|stupid|ridiculous|idiotic',
      'it is (just|complete|total|absolute|utter) nonsense|bullshit|rubbish|garbage',
      'are you kidding me',
      'are you stupid',
      'you are (just|being|such|so|really) (so|being|a|an) (complete|total) ' +
        'ridiculous|pathetic|useless|stupid|idiot|liar|moron|fool|loser|selfish|ungrateful|hopeless|lying',
      'you idiot|moron|fool',
      'what (the) (hell|heck) is wrong with you',
      'what is wrong with you',
      'i do not care what you',
      'nobody cares|asked',
      'who asked you',
      'you should be ashamed',
      'stop whining|complaining',
      'you can not|never do anything right',
      '^ grow up $',
      'kind of stupid',
      'you are too|so|overly|being sensitive|emotional|dramatic|hysterical|paranoid',
      'you will (all) regret',
      '^ do what you want|like',
      'your ~answer|~edit|~question|~comment ~be (just|complete|total|completely|totally) ' +
        'useless|nonsense|vandalism|stupid|rubbish|garbage',
    ],
  },
];
