import { tally } from '#lib/analyses/emotion-analysis/lead';
import type { EmotionAnalysis } from '#lib/analyses/emotion-analysis/schema';
import { capital, decimal } from '#lib/base/words';
import { Bars } from './bars';
import type { CardParts } from './card-parts';
import { Series } from './series';

const sources = { text: 'words', audio: 'voice', both: 'words and voice' } as const;

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

export const emotionAnalysis: CardParts<'emotion_analysis'> = { Body, source: 'From the words and the voice, kept apart.', measured: false };
