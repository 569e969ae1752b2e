import type { Cue } from '#lib/text/cues';

/** Ekman's six. */
export const felt = ['anger', 'disgust', 'fear', 'joy', 'sadness', 'surprise'] as const;
export type Felt = (typeof felt)[number];

/** Signs of strain that words can tell. Physical pain is none. */
export const strainSigns = ['worry', 'overwhelm', 'fatigue', 'uncertainty', 'distress'] as const;
export type StrainSign = (typeof strainSigns)[number];

const lead = 'just|also|still|always|actually|mostly|a|kind|sort|so|really|very|quite|pretty|extremely|super|rather|more';
const much = `(${lead}) (of|little|bit|so|really|very) (a) (little|bit)`;
/** "I am so …", "I was a bit …", "I have been feeling …", "it makes me …". */
const me = (words: string): string[] =>
  [
    'i am|was|feel|felt|get|got|become|became', 'i am|was getting|becoming|feeling', 'i have always|never been', 'i have been',
    'i have been feeling|getting', 'we are|were', 'am|been feeling', 'makes|make|made|making|got me',
  ].map((before) => `${before} ${much} ${words}`);
/** "it is really …", "that was a little …". */
const it = (words: string): string[] =>
  ['it|that|this|which is|was', 'it|that has been', 'what is|was'].map((before) => `${before} ${much} ${words}`);

/**
 * Feelings put into words, and exclamations that are one. Whether they count is decided with what was learned from conversations: a
 * phrase is a feature there, never the judge. "I am afraid" before a clause is politeness ("I'm afraid we are full").
 */
export const emotionCues: readonly (Cue & { cue: Felt })[] = [
  {
    cue: 'anger',
    phrases: [
      ...me('angry|furious|mad|annoyed|irritated|outraged|livid|pissed|frustrated|resentful|impatient'),
      ...it('annoying|frustrating|infuriating|outrageous|ridiculous|shameful|unacceptable'),
      'frustrates|frustrated|annoys|annoyed|bugging me', 'i hate it|this|that|you|him|her|them when', 'i hate you',
      'fed up', 'i am sick of', 'sick and tired of', 'i have had enough', 'have had enough', 'how dare you',
      'do not you dare|tell', 'who do you think you are', 'what is wrong with you', 'leave me alone', '^ shut up',
      '^ oh come on $', 'that is not fair', '~drive me mad|crazy|insane|nuts|up', '~wind me up', '~get on my nerves',
      '~piss me off', 'makes my blood', 'i am (absolutely) fuming|seething', 'i could scream',
      'i have told you *2 times', 'i do not appreciate being|your|that', 'i do not appreciate the *2 tone|way',
      'how could you', 'enough is enough', 'for god \'s sake', 'for christ \'s sake', 'for crying out loud',
      'are you joking|kidding me', 'this is a joke', 'what the hell', 'do not talk to me like',
      'do not speak to me like', 'i am not having this|that|it', 'you have got a|some nerve',
      'i can not stand it|this|that|you', 'you make me (so|really) angry|mad|furious|sick',
    ],
  },
  {
    cue: 'disgust',
    phrases: [
      'that|this|it is|was (so|really|just|absolutely) disgusting|gross|revolting|repulsive|sickening',
      'how disgusting|gross|revolting', 'makes me sick', 'made me sick to', 'turns my stomach', 'makes my skin crawl',
      'makes me want to vomit|throw', 'you disgust me', 'it disgusts me', ...me('disgusted|repulsed|revolted'),
    ],
  },
  {
    cue: 'fear',
    phrases: [
      ...me('scared|terrified|frightened|worried|anxious|nervous|petrified|concerned|panicking'), 'afraid of',
      'i am afraid $', 'i was (so) afraid -that',
      'that|it|this|what|which (really) scares|worries|frightens|concerns (me)', 'worries|concerns|scares me',
      ...it('worrying|concerning|scary|frightening|terrifying|worrisome'), 'having a panic',
      'scared|frightened to death', 'scared the life', 'sick with worry', 'worried sick', 'in a panic',
      'my heart was pounding|racing', 'i was shaking', 'i was sweating', 'i could not stop shaking', '~freak me out',
      'the panic', 'i have got a bad feeling', 'terrifies me', 'god forbid', 'i fear', '~dread', 'i live in fear',
      'i am dreading', 'my (biggest|main) worry|fear|concern is',
    ],
  },
  {
    cue: 'joy',
    phrases: [
      ...me('delighted|thrilled|excited|overjoyed|proud|relieved'), ...me('happy|glad|pleased -to|with|if|i'),
      'glad|happy|pleased to hear|see|say', '^ glad|happy we|that|you|it', ...it('exciting|fun'),
      'i (absolutely|really|just) love it|this|that', 'i (absolutely|really|just) love to', '^ loving it|this',
      'that is (so|really|absolutely) wonderful|fantastic|amazing|awesome|brilliant|lovely',
      'this is (so|really|absolutely) wonderful|fantastic|amazing|awesome|brilliant|lovely',
      'you are (so) awesome|amazing', 'i am (really|also|so|very) looking forward to', 'i can not wait to',
      'i can not wait $', 'what a relief', 'over the moon', 'thrilled to bits', 'made my day',
      'i had a great|wonderful|lovely|fantastic time', 'we had a great|wonderful|lovely|fantastic time',
      'best day of my life', 'i could not be happier', 'it is (so|really) beautiful', 'so much fun',
      'i really like|love that|it|this $', 'that would be lovely|wonderful|amazing|brilliant',
      'glad i|we was|were able', 'works|work (out) perfectly|beautifully', 'it was a joy|pleasure $',
      'i love him|her|them (so) (much)', 'it has been fun', '^ yay',
    ],
  },
  {
    cue: 'sadness',
    phrases: [
     
      ...me('sad|saddened|heartbroken|devastated|depressed|miserable|lonely|unhappy|disappointed|hurt|upset|hopeless|gutted'),
      ...it('sad|heartbreaking|devastating|disappointing'), 'saddened',
      'feel|feeling|felt (really|very|so|like) down|low', 'i feel|felt (so|really|do) bad|sorry about|for',
      'i do feel sorry', 'i miss him|her|them|you|it', 'i am crying', 'i was crying', 'i cried', 'breaks my heart',
      'you broke my heart', 'i am not happy', 'i am (really) so sorry', 'a sad day', 'that|it is too bad',
      'a lump in my throat', 'burst into tears', 'i was|am in tears', 'i (just) cry', 'i could (have) cry|cried',
      'my heart sank', 'it hurts (me) that|when', 'i am heartbroken', 'i am grieving', 'we lost him|her',
      'he|she passed (away)', 'since he|she died|passed', 'heartbroken',
      'i feel|felt (so|really|very) lonely|alone|empty|lost|awful', 'it was (so) hard to lose',
      'i lost my mum|mother|dad|father|wife|husband|sister|brother|son|daughter', '~grieve',
      'i wish i could come|undo|see', 'i wish i had', 'passed away', 'my *2 died|passed',
    ],
  },
  {
    cue: 'surprise',
    phrases: [
      ...me('surprised|shocked|stunned|amazed|astonished|speechless'), ...it('surprising|unbelievable|astonishing'),
      'i can not believe it|this|that|you|he|she|they|we', 'no way $', '^ i did not expect|realise|realize that $',
      'i never knew', 'i had no idea', '^ what a surprise', 'oh my god|gosh|goodness', 'my gosh|god|goodness', 'wow',
      'jeez|jesus|blimey', 'are you serious|kidding', 'out of nowhere', 'out of the blue', '^ no way', '^ you what $',
      '^ good heavens|lord|grief', '^ holy cow|shit|moly', 'blown away', 'i found *2 odd|strange|astonishing',
      'quite astonishing', 'i nearly fell', 'i could not believe', 'my jaw dropped', 'was it really $',
      'took me by surprise', 'came as a (real|complete|bit) (of) (a) shock|surprise', 'who would have thought',
      'you are kidding|joking',
    ],
  },
];

/** What people say of strain. As above: features of what was learned. */
export const strainCues: readonly (Cue & { cue: StrainSign })[] = [
  {
    cue: 'worry',
    phrases: [
      ...me('worried|anxious|nervous|concerned|scared|afraid|panicking'), 'i (do) worry about',
      'worries|concerns|scares me', 'sick with worry', 'worried sick', 'losing sleep', 'keeps me awake',
      'what if it|i|he|she|they|we is|are|has', 'is it (something) serious', 'should i be worried|concerned',
      ...it('worrying|concerning|worrisome'), 'what will|is (gonna) happen to|with me|my|us|him|her',
      'my anxiety|panic', 'i was afraid i', 'afraid of',
    ],
  },
  {
    cue: 'overwhelm',
    phrases: [
      ...me('overwhelmed|stressed|swamped|snowed|drowning'), ...it('overwhelming|stressful'), 'stressed out',
      'a lot going|pressure on', 'i can not cope|manage|keep up', 'so much going|pressure on',
      'really stressed|stressful', 'long hours', 'a backlog', 'it is (all) too much', 'it is (just) too much',
      'too much on my plate', 'a lot on my plate', 'on top of me', 'everything at once', 'i can not handle',
      'i am struggling', 'i have been struggling', 'do not know where to start', 'stretched thin',
      'at breaking point', 'at the end of my', 'under pressure', 'under a lot of pressure',
    ],
  },
  {
    cue: 'fatigue',
    phrases: [
      ...me('tired|exhausted|knackered|drained|shattered|run-down|weak|fatigued|worn'),
      'i feel you know (generally) tired', 'i am|have not been sleeping', 'i am not sleeping', 'i do not sleep',
      'i can not (even) sleep', 'no|not (much) energy', 'out of energy', 'worn out', '~wear me out',
      'i am shattered|knackered|drained|spent|wiped', 'dead on my feet', 'no sleep', 'barely sleep|slept|sleeping',
      'hardly sleep|slept|sleeping', 'lying awake', 'lie awake', 'can not keep my eyes', 'me up at|all night',
      'burnt|burned out', 'late nights', 'feel (a) (bit) run down',
    ],
  },
  {
    cue: 'uncertainty',
    phrases: [
      'i (really|just) do not know what to do', 'not sure what (i) to|should (do)', 'i do not know what i',
      'i do not know (really) if i can', 'i do not know (really) how we|i', 'i did not (really) know what to',
      'i am not (very|quite|really) sure|clear what|how|on', 'i am (a) (bit) confused|lost', 'i really do not know',
      'do not know what is causing|wrong', 'i am at a loss', 'no idea what to do', 'no idea what i',
      'i can not decide', 'i am torn', 'in two minds',
    ],
  },
  {
    cue: 'distress',
    phrases: [
      'i can not (do) (this) any more|anymore|longer', 'i can not go|carry on',
      'i can not take it|this|that|any|much', 'i felt|feel sick about',
      'i feel|felt (so) (really) awful|terrible|hopeless|helpless|alone|ashamed|guilty', 'i can not stop',
      'could not stop shaking|crying|thinking', 'i do not know how i', 'i can not focus|concentrate', 'falling apart',
      'at rock bottom', 'in pieces', 'can not bear', 'can not face', 'i have given up', 'i just want it to stop',
      'burst into tears', 'i was|am in tears', 'i cried', 'i was crying', 'there is no point', 'what is the point',
      'breaking down', 'really down', 'feeling|felt|feel down|low|hopeless|empty', 'nearly|about killed me',
      'i keep thinking about', ...it('embarrassing|humiliating|hell|unbearable|awful'),
      'i am (so|really) scared|desperate', 'i hate myself|my life',
    ],
  },
];
