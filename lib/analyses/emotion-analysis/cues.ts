import type { Cue } from '#lib/text/cues';
import type { EmotionName } from './schema.ts';

type Felt = Exclude<EmotionName, 'neutral'>;

const felt = '(so|really|very|pretty|quite|extremely|just|absolutely|a) (so|little|bit) (bit)';
const me = (words: string): string[] => [`i am ${felt} ${words}`, `i feel ${felt} ${words}`, `i was ${felt} ${words}`];

/**
 * Feelings put into words: first-person statements and fixed exclamations for Ekman's six. Precise, far from complete;
 * `i am afraid` followed by a clause is politeness ("I'm afraid we are full"), so only its other uses count.
 */
export const emotionCues: readonly (Cue & { cue: Felt })[] = [
  { cue: 'anger', phrases: [...me('angry|furious|mad|annoyed|irritated|outraged|livid|pissed|frustrated|resentful'), 'it makes me (so|really) angry|mad|furious|sick', 'you make me (so|really) angry|mad|furious|sick', 'that makes me (so|really) angry|mad|furious', 'i hate it|this|that|you|him|her|them when', 'i hate you', 'i am fed up', 'i am sick of', 'i am (sick|tired) (and) (tired) of you|this|your', 'i have had enough', 'how dare you', 'i can not stand it|this|that|you'] },
  { cue: 'disgust', phrases: ['that is (so|really|just|absolutely) disgusting|gross|revolting|repulsive|sickening|nasty', 'this is (so|really|just|absolutely) disgusting|gross|revolting|repulsive|sickening|nasty', 'it is (so|really|just|absolutely) disgusting|gross|revolting|repulsive|sickening', 'how disgusting|gross|revolting', 'you disgust me', 'it disgusts me', 'makes me want to throw|vomit', ...me('disgusted|repulsed|revolted')] },
  { cue: 'fear', phrases: [...me('scared|terrified|frightened|worried|anxious|nervous|petrified'), 'i am (so|really|very) afraid of', 'i am so|really|very afraid -that', 'i am afraid $', 'i was (so) afraid -that', 'that|it|this scares me', 'that|it|this worries me', 'that|it|this frightens me', 'i am panicking', 'i am having a panic', 'i live in fear', 'i am dreading'] },
  { cue: 'joy', phrases: [...me('happy|glad|pleased -to'), ...me('delighted|thrilled|excited|overjoyed|proud|grateful|relieved'), 'i love it|this|that $', 'that is (so|really|absolutely) wonderful|fantastic|amazing|awesome|brilliant', 'this is (so|really|absolutely) wonderful|fantastic|amazing|awesome|brilliant', 'i am having (so|such) (much|a) fun|great', 'that makes me (so|really|very) happy', 'it makes me (so|really|very) happy', 'you make me (so|really|very) happy', 'i can not wait to', 'i can not wait $', 'what a relief'] },
  { cue: 'sadness', phrases: [...me('sad|heartbroken|devastated|depressed|miserable|lonely|unhappy|disappointed|hurt|upset|hopeless'), 'that|it|this makes me (so|really|very) sad|cry', 'you make me (so|really|very) sad|cry', 'i miss him|her|them|you|it (so) (much)', 'i am crying', 'i was crying', 'i cried', 'it breaks my heart', 'you broke my heart', 'that hurts $', 'it hurts me', 'you hurt me'] },
  { cue: 'surprise', phrases: [...me('surprised|shocked|stunned|amazed|astonished|speechless'), 'i can not believe it|this|that|you|he|she|they|we', '^ no way $', 'i did not expect that|this|it', 'i had no idea', 'that is (so|really) surprising|unbelievable', '^ what a surprise', '^ oh my god', '^ oh wow'] },
];
