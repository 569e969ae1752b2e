import type { EmotionAnalysis } from './schema.ts';
import { capital, clock, count, elsewhere, quotedAtEnd } from '#lib/base/words';

type Entry = EmotionAnalysis['emotions'][number];

/** Number of passages by emotion and source, most frequent first. */
export function tally(data: EmotionAnalysis) {
  const groups = Map.groupBy(plainEmotions(data), (item) => `${item.emotion} ${item.source}`);
  return [...groups.values()]
    .flatMap(([first, ...rest]) =>
      first ? [{ emotion: first.emotion, source: first.source, places: rest.length + 1 }] : [],
    )
    .toSorted((a, b) => b.places - a.places);
}

/** The emotions without "neutral", which older results and models list. */
export function plainEmotions({ emotions }: EmotionAnalysis): Entry[] {
  return emotions.filter(({ emotion }) => emotion !== 'neutral');
}

/** The lead, from the result's fields alone: the passage with the highest score, and what other emotions there are. */
export function lead(data: EmotionAnalysis): string {
  const plain = plainEmotions(data);
  const [top] = plain.toSorted((a, b) => b.score - a.score);
  if (!top) return withoutWords(data);
  const said = data.evidence.find(
    ({ cue, start_s, end_s }) => cue === top.emotion && start_s < top.timestamp_end_s && end_s >= top.timestamp_start_s,
  );
  const where = said?.speaker
    ? ` in ${said.speaker}’s words`
    : top.source === 'audio'
      ? ' in the voice'
      : ' in the words';
  const at = data.timed ? ` at ${clock(top.timestamp_start_s)}` : '';
  const headline = `${capital(top.emotion)}${where}${at}${said && said.quote !== '' ? `: ${quotedAtEnd(said.quote)}` : '.'}`;
  const rest = plain.filter((item) => item !== top);
  return (
    headline +
    elsewhere(
      top.emotion,
      rest.map(({ emotion }) => emotion),
    )
  );
}

function withoutWords({ evidence, timed }: EmotionAnalysis): string {
  const heard = evidence.filter(({ source }) => source === 'audio');
  const [first] = heard;
  if (!first) return 'No plain emotion in words.';
  const how = first.cue === 'lowered_voice' ? 'lower' : 'raised';
  return `No plain emotion in words; the voice stands out in ${count(heard.length, 'passage')}, first ${how}${timed ? ` at ${clock(first.start_s)}` : ''}.`;
}
