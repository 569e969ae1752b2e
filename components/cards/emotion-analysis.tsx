import type { EmotionAnalysis, EmotionName } from '#lib/analyses/emotion-analysis/schema';
import { capital, decimal, list } from '#lib/client/format';
import { Bars } from './bars';
import type { CardParts } from './card-parts';
import { Series } from './series';

const sources = { text: 'words', audio: 'voice', both: 'words and voice' } as const;

/** Mean score and number of passages by emotion and source, most frequent first. */
function tally(data: EmotionAnalysis) {
  const groups = Map.groupBy(data.emotions, (item) => `${item.emotion} ${item.source}`);
  return [...groups.values()]
    .flatMap((items) => {
      const [first] = items;
      return first ? [{ emotion: first.emotion, source: first.source, passages: items.length, score: items.reduce((sum, item) => sum + item.score, 0) / items.length }] : [];
    })
    .toSorted((a, b) => b.passages - a.passages);
}

function lead(data: EmotionAnalysis): string {
  if (data.dominant === null) return 'No emotion stands out.';
  const others = [...new Set(tally(data).map((item) => item.emotion))].filter((name: EmotionName) => name !== data.dominant && name !== 'neutral').slice(0, 2);
  const first = data.dominant === 'neutral' ? 'Mostly neutral' : `${capital(data.dominant)} stands out most`;
  return others.length === 0 ? `${first}, as a listener might describe it.` : `${first}, with ${list(others)} in places, as a listener might describe it.`;
}

function Tally({ data }: { data: EmotionAnalysis }) {
  return (
    <>
      <Bars
        caption="Emotions by source"
        bars={tally(data).map((item) => ({
          label: `${capital(item.emotion)} (${sources[item.source]})`,
          share: item.score,
          text: `${decimal(item.score, 2)}, ${item.passages}×`,
          open: item.source === 'audio',
        }))}
      />
      <p className="mt-1 text-note text-ink-2">Mean strength, 0 to 1, and number of passages. Full bars come from the words, open ones from the voice.</p>
    </>
  );
}

function Body({ data }: { data: EmotionAnalysis }) {
  return (
    <>
      {data.emotions.length > 0 && <Tally data={data} />}
      <Series
        title="Tone of the words"
        scale={{ high: 'pleasant', low: 'unpleasant' }}
        domain={[-1, 1]}
        unit="Valence, −1 to 1"
        points={data.timeline.map((item) => ({ start_s: item.start_s, end_s: item.end_s, value: item.valence, label: item.label }))}
      />
      <Series
        title="Activation of the voice"
        scale={{ high: 'excited', low: 'calm' }}
        domain={[0, 1]}
        unit="Arousal, 0 to 1"
        points={data.timeline.map((item) => ({ start_s: item.start_s, end_s: item.end_s, value: item.arousal }))}
      />
    </>
  );
}

export const emotionAnalysis: CardParts<'emotion_analysis'> = { lead, Body, source: 'From the words and the voice, kept apart.', measured: false };
