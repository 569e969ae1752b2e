import type { Token } from '#lib/text/tokens/token';

const imperatives = new Set([
  'call',
  'open',
  'close',
  'book',
  'check',
  'email',
  'send',
  'stop',
  'wait',
  'listen',
  'look',
  'tell',
  'give',
  'bring',
  'put',
  'take',
  'write',
  'ask',
  'try',
  'turn',
  'go',
  'come',
  'leave',
  'keep',
  'make',
  'remember',
  'remind',
  'hold',
  'hang',
  'calm',
  'read',
  'show',
  'explain',
  'consider',
  'add',
  'use',
  'post',
  'change',
  'fix',
  'move',
  'answer',
  'speak',
  'decide',
  'sign',
  'pay',
]);
const notImperative = new Set([
  'thank',
  'guess',
  'mean',
  'see',
  'know',
  'think',
  'want',
  'need',
  'like',
  'love',
  'hate',
  'bet',
  'suppose',
  'hope',
  'sound',
  'seem',
  'got',
  'hear',
  'be',
  'do',
  'have',
  'wonder',
  'wish',
  'figure',
  'enjoy',
  'agree',
  'feel',
  'believe',
  'understand',
  'depend',
  'happen',
  'work',
  'live',
  'cost',
  'let',
  'seem',
  'mind',
  'used',
  'been',
  'kind',
  'disagree',
  'edit',
  'bless',
  'set',
  'doing',
]);

/** "Could you …", "Let us …", "You need to …", "Please …" and bare imperatives. */
export function isRequest(words: readonly Token[]): boolean {
  const [first, second, third] = words;
  if (!first) return false;
  if (
    /^(?:can|could|would|will)$/u.test(first.norm) &&
    second?.norm === 'you' &&
    third &&
    (third.pos === 'VERB' || third.norm === 'please')
  )
    return (
      !/^(?:like|mind|believe|imagine|want|say|think|see|hear|tell|grow|get|ever|recommend|feel|send|consider|prefer|agree|still|go|drive|do|buy|live|eat)$/u.test(
        third.norm,
      ) || isAskedFavour(words)
    );
  if (first.norm === 'would' && second?.norm === 'you' && third?.norm === 'mind') return true;
  if (first.norm === 'let') return second?.norm === 'us' || second?.pos === 'PRON' || second?.pos === 'PROPN';
  if (first.norm === 'you' && /^(?:need|have|should|must|ought|better)$/u.test(second?.norm ?? ''))
    return (
      (second?.norm === 'should' || second?.norm === 'must' || third?.norm === 'to') &&
      !/^(?:be|have|realize|wonder|understand|admit)$/u.test((third?.norm === 'to' ? words[3] : third)?.norm ?? '')
    );
  if (first.norm === 'do' && second?.norm === 'what') return third?.norm === 'you';
  if (first.norm === 'do' && second?.norm === 'not')
    return (
      third?.pos === 'VERB' &&
      third.norm === third.lemma &&
      !/^(?:know|think|remember|have|like|want)$/u.test(third.norm)
    );
  if (first.norm === 'never' && second?.pos === 'VERB' && second.norm === second.lemma)
    return !/^(?:mind|have|seen|know)$/u.test(second.norm);
  // "Call Anna" and "open the window" are tagged PROPN and ADJ at the start; an object right after gives them away.
  const bare = imperatives.has(first.norm)
    ? first.pos !== 'AUX'
    : first.pos === 'VERB' && first.norm === first.lemma && !notImperative.has(first.norm);
  return bare && words.length >= 2 && second?.pos !== 'AUX' && !/^(?:i|we|they|he|she|of)$/u.test(second?.norm ?? '');
}

/**
 * "would you tell me" asks for something; "would you say it is hard" asks for a view: a favour is done for me, us or
 * with a please.
 */
function isAskedFavour(words: readonly Token[]): boolean {
  return (
    words.some((token) => token.norm === 'please') ||
    /^(?:me|us|it|that|this)$/u.test(words[3]?.norm ?? '') ||
    (/^(?:tell|send|get|buy|see|go|drive|do)$/u.test(words[2]?.norm ?? '') &&
      /^(?:me|us|my|our)$/u.test(words[3]?.norm ?? ''))
  );
}

/** "I will …", "we are going to …", "I promise": the speaker takes something on. */
export function commits(words: readonly Token[]): boolean {
  const [first, second, third, fourth] = words.map((token) => token.norm);
  if (first !== 'i' && first !== 'we') return false;
  if (second === 'will') return (third !== 'be' && third !== 'have') || (third === 'have' && fourth === 'to');
  if ((second === 'am' || second === 'are') && third === 'going' && fourth === 'to') return words[4]?.norm !== 'be';
  return second === 'promise';
}
