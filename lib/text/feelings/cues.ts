import type { Cue } from '#lib/text/cues';

/** Ekman's six. */
export const felt = ['anger', 'disgust', 'fear', 'joy', 'sadness', 'surprise'] as const;
export type Felt = (typeof felt)[number];

/** Signs of strain that words can tell. Physical pain is none. */
export const strainSigns = ['worry', 'overwhelm', 'fatigue', 'uncertainty', 'distress'] as const;
export type StrainSign = (typeof strainSigns)[number];

const much = '(just|also|still|always|actually|mostly|a|kind|sort|so|really|very|quite|pretty|extremely|super|rather|more) (of|little|bit|so|really|very) (a) (little|bit)';
/** "I am so …", "I was a bit …", "I feel …", "I get …". */
const me = (words: string): string[] => [
  `i am|was|feel|felt|get|got ${much} ${words}`, `i have been ${much} ${words}`, `i have been feeling|getting ${much} ${words}`, `we are|were ${much} ${words}`, `am|been feeling ${much} ${words}`,
  `makes|make|made|making|got me ${much} ${words}`,
];
/** "it is really …", "that was a little …", "what an … thing". */
const it = (words: string): string[] => [`it|that|this|which is|was ${much} ${words}`, `it|that has been ${much} ${words}`, `what is|was ${much} ${words}`];

/**
 * Feelings put into words, and exclamations that are one. Whether they count is decided with what was learned from conversations: a
 * phrase is a feature there, never the judge. "I am afraid" before a clause is politeness ("I'm afraid we are full").
 */
export const emotionCues: readonly (Cue & { cue: Felt })[] = [
  { cue: 'anger', phrases: [...me('angry|furious|mad|annoyed|irritated|outraged|livid|pissed|frustrated|resentful|impatient'), ...it('annoying|frustrating|infuriating|outrageous|ridiculous|shameful|unacceptable'), 'frustrates|frustrated|annoys|annoyed|bugging me', 'i hate it|this|that|you|him|her|them when', 'i hate you', 'fed up', 'i am sick of', 'sick and tired of', 'i have had enough', 'have had enough', 'how dare you', 'i can not stand it|this|that|you', 'you make me (so|really) angry|mad|furious|sick'] },
  { cue: 'disgust', phrases: ['that|this|it is|was (so|really|just|absolutely) disgusting|gross|revolting|repulsive|sickening', 'how disgusting|gross|revolting', 'you disgust me', 'it disgusts me', ...me('disgusted|repulsed|revolted')] },
  { cue: 'fear', phrases: [...me('scared|terrified|frightened|worried|anxious|nervous|petrified|concerned|panicking'), 'afraid of', 'i am afraid $', 'i was (so) afraid -that', 'that|it|this|what|which (really) scares|worries|frightens|concerns (me)', 'worries|concerns|scares me', ...it('worrying|concerning|scary|frightening|terrifying|worrisome'), 'having a panic', 'i live in fear', 'i am dreading', 'my (biggest|main) worry|fear|concern is'] },
  { cue: 'joy', phrases: [...me('delighted|thrilled|excited|overjoyed|proud|relieved'), ...me('happy|glad|pleased -to|with|if|i'), 'glad|happy|pleased to hear|see|say', '^ glad|happy we|that|you|it', ...it('exciting|fun'), 'i (absolutely|really|just) love it|this|that', 'i (absolutely|really|just) love to', '^ loving it|this', 'that is (so|really|absolutely) wonderful|fantastic|amazing|awesome|brilliant|lovely', 'this is (so|really|absolutely) wonderful|fantastic|amazing|awesome|brilliant|lovely', 'you are (so) awesome|amazing', 'i am (really|also|so|very) looking forward to', 'i can not wait to', 'i can not wait $', 'what a relief', '^ yay'] },
  { cue: 'sadness', phrases: [...me('sad|saddened|heartbroken|devastated|depressed|miserable|lonely|unhappy|disappointed|hurt|upset|hopeless|gutted'), ...it('sad|heartbreaking|devastating|disappointing'), 'saddened', 'feel|feeling|felt (really|very|so|like) down|low', 'i feel|felt (so|really|do) bad|sorry about|for', 'i do feel sorry', 'i miss him|her|them|you|it', 'i am crying', 'i was crying', 'i cried', 'breaks my heart', 'you broke my heart', 'i am not happy', 'i am (really) so sorry', 'a sad day', 'that|it is too bad', 'a lump in my throat', 'passed away', 'my *2 died|passed'] },
  { cue: 'surprise', phrases: [...me('surprised|shocked|stunned|amazed|astonished|speechless'), ...it('surprising|unbelievable|astonishing'), 'i can not believe it|this|that|you|he|she|they|we', 'no way $', '^ i did not expect|realise|realize|know that $', 'i never knew', 'i had no idea', '^ what a surprise', 'oh my god|gosh|goodness', 'my gosh|god|goodness', 'wow', 'gosh|jeez|jesus|blimey', 'are you serious|kidding', 'you are kidding|joking'] },
];

/** What people say of strain. As above: features of what was learned. */
export const strainCues: readonly (Cue & { cue: StrainSign })[] = [
  { cue: 'worry', phrases: [...me('worried|anxious|nervous|concerned|scared|afraid|panicking'), 'i (do) worry about', 'worries|concerns|scares me', 'what if it|i|he|she|they|we is|are|has', 'is it (something) serious', 'should i be worried|concerned', ...it('worrying|concerning|worrisome'), 'what will|is (gonna) happen to|with me|my|us|him|her', 'my anxiety|panic', 'i was afraid i', 'afraid of'] },
  { cue: 'overwhelm', phrases: [...me('overwhelmed|stressed|swamped|snowed|drowning'), ...it('overwhelming|stressful'), 'stressed out', 'a lot going|pressure on', 'i can not cope|manage|keep up', 'so much going|pressure on', 'really stressed|stressful', 'long hours', 'a backlog', 'under pressure', 'under a lot of pressure'] },
  { cue: 'fatigue', phrases: [...me('tired|exhausted|knackered|drained|shattered|run-down|weak|fatigued|worn'), 'i feel you know (generally) tired', 'i am|have not been sleeping', 'i am not sleeping', 'i do not sleep', 'i can not (even) sleep', 'no|not (much) energy', 'out of energy', 'me up at|all night', 'burnt|burned out', 'late nights', 'feel (a) (bit) run down'] },
  { cue: 'uncertainty', phrases: ['i (really|just) do not know what to do', 'not sure what (i) to|should (do)', 'i do not know what i', 'i do not know (really) if i can', 'i do not know (really) how we|i', 'i did not (really) know what to', 'i am not (very|quite|really) sure|clear what|how|on', 'i am (a) (bit) confused|lost', 'i really do not know', 'do not know what is causing|wrong', 'i am at a loss'] },
  { cue: 'distress', phrases: ['i can not (do) (this) any more|anymore|longer', 'i can not go|carry on', 'i can not take it|this|that|any|much', 'i felt|feel sick about', 'i feel|felt (so) (really) awful|terrible|hopeless|helpless|alone|ashamed|guilty', 'i can not stop', 'could not stop shaking|crying|thinking', 'i do not know how i', 'i can not focus|concentrate', 'falling apart', 'breaking down', 'really down', 'feeling|felt|feel down|low|hopeless|empty', 'nearly|about killed me', 'i keep thinking about', ...it('embarrassing|humiliating|hell|unbearable|awful'), 'i am (so|really) scared|desperate', 'i hate myself|my life'] },
];
