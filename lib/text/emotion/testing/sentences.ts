import type { EmotionName, SentimentName } from '#lib/text/emotion/names';

const of = (emotion: EmotionName, sentiment: SentimentName, texts: string[]) =>
  texts.map((text) => ({ text, emotion, sentiment }));

/** Sentences written for the test, each with the emotion and the sentiment that most listeners would name. */
export const floorSentences: readonly { text: string; emotion: EmotionName; sentiment: SentimentName }[] = [
  ...of('joy', 'positive', [
    'Thank you so much for your help today!',
    'I love how the garden turned out.',
    'That was hilarious, I laughed all evening.',
    'Congratulations, you did a great job.',
    'I am proud of what our team has built.',
    'What a beautiful morning, I feel wonderful.',
    'I hope you have a lovely holiday.',
  ]),
  ...of('anger', 'negative', [
    'This is ridiculous, I am sick of your excuses!',
    'Shut up and leave me alone.',
    'You idiot, you broke it again.',
    'I hate the way they treat us.',
    'Stop lying to me, you make me furious.',
    'It is really annoying when he does that.',
  ]),
  ...of('sadness', 'negative', [
    'I miss my grandmother so much.',
    'I am so sorry for your loss.',
    'We were really disappointed with the result.',
    'It breaks my heart to see him like this.',
    'I feel so lonely since she left.',
    'Sorry, I feel terrible about what I did.',
  ]),
  ...of('fear', 'negative', [
    'I am terrified of flying.',
    'I was scared that he would fall.',
    'I am worried about the results tomorrow.',
    'That film was so scary, I could not sleep.',
  ]),
  ...of('disgust', 'negative', [
    'That smell is disgusting.',
    'This is gross, I am going to be sick.',
    'His behaviour makes me sick, it is disgusting.',
    'What a nasty, awful taste.',
  ]),
  ...of('neutral', 'neutral', [
    'The meeting starts at nine in the small room.',
    'He took the bus to the station.',
    'Turn left after the bridge and then go straight on.',
    'My brother works for a bank in the city.',
    'They put the boxes on the second shelf.',
    'She said that the shop closes at six.',
  ]),
];
