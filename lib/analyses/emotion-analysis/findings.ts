import { plainEmotions } from './lead.ts';
import type { EmotionAnalysis } from './schema.ts';
import type { Found } from '#lib/analyses/evidence/finding';
import { capital, count, quotedAtEnd } from '#lib/base/words';

/** The emotions that the words show plainly, and the passages in which the voice stands out. */
export function findings(data: EmotionAnalysis): Found[] {
  const inWords = [...Map.groupBy(plainEmotions(data), ({ emotion }) => emotion)].map(([emotion, places]): Found => {
    const evidence = data.evidence.filter(({ cue }) => cue === emotion);
    const [first] = evidence;
    const who = first?.speaker ? `${first.speaker}’s words` : first?.source === 'audio' ? 'the voice' : 'the words';
    const quote = first && first.quote !== '' ? quotedAtEnd(first.quote, 70) : null;
    const score = 0.4 + 0.2 * Math.max(...places.map((place) => place.score));
    if (evidence.length > 1)
      return {
        kind: 'feeling',
        score,
        sentence: `${capital(emotion)} in ${count(evidence.length, 'place')}${quote === null ? '.' : `, first ${quote}`}`,
        evidence,
      };
    return {
      kind: 'feeling',
      score,
      sentence: `${capital(emotion)} in ${who}${quote === null ? '.' : `: ${quote}`}`,
      evidence,
    };
  });
  const heard = (cue: string, how: string): Found => {
    const evidence = data.evidence.filter((item) => item.source === 'audio' && item.cue === cue);
    return {
      kind: 'sound',
      score: 0.35,
      sentence: `The voice is ${how} in ${count(evidence.length, 'passage')}.`,
      evidence,
    };
  };
  return [...inWords, heard('raised_voice', 'raised'), heard('lowered_voice', 'lowered')];
}
