/**
 * The inputs that a step can wait for: the recording, the words, the features of the voice by passage (`acoustics`),
 * measures of the whole sound (`quality`), and the stored files of the waveform (`stored`).
 */
export type Need = 'audio' | 'transcript' | 'acoustics' | 'quality' | 'stored';

interface StepEntry {
  type: string;
  label: string;
  /** Title on the page. */
  title: string;
  /**
   * The step starts as soon as all of these exist or are known never to come. The recording is decoded to produce them.
   */
  needs: readonly Need[];
  /** The step waits for these too if other steps need them; otherwise it does without them. */
  takes?: readonly Need[];
  /** Whether a model can deepen its result. Measures and counts are not deepened. */
  deepens?: true;
}

/**
 * The one list of steps, in the order in which they are counted and shown. `type` and `label` are fixed on the wire. A
 * reading sees only the inputs that are listed here.
 */
const list = [
  {
    type: 'audio_quality_metrics',
    label: 'Audio Quality Assessment',
    title: 'Audio quality',
    needs: ['audio', 'stored'],
  },
  { type: 'transcript', label: 'Transcription', title: 'Transcript', needs: ['audio'] },
  {
    type: 'emotion_analysis',
    label: 'Emotion Analysis',
    title: 'Emotions',
    needs: ['transcript', 'acoustics'],
    deepens: true,
  },
  {
    type: 'manipulation_assessment',
    label: 'Manipulation Assessment',
    title: 'Manipulation cues',
    needs: ['transcript'],
    deepens: true,
  },
  { type: 'argument_analysis', label: 'Argument Analysis', title: 'Arguments', needs: ['transcript'], deepens: true },
  { type: 'speaker_attitude', label: 'Speaker Attitude', title: 'Attitude', needs: ['transcript'], deepens: true },
  {
    type: 'enhanced_understanding',
    label: 'Enhanced Understanding',
    title: 'Understanding',
    needs: ['transcript'],
    deepens: true,
  },
  {
    type: 'psychological_analysis',
    label: 'Psychological Analysis',
    title: 'Psychological cues',
    needs: ['transcript', 'acoustics'],
    deepens: true,
  },
  {
    type: 'speaker_intent_analysis',
    label: 'Speaker Intent Analysis',
    title: 'Intent',
    needs: ['transcript'],
    deepens: true,
  },
  {
    type: 'audio_analysis',
    label: 'Audio Analysis',
    title: 'Voice and delivery',
    needs: ['transcript', 'acoustics'],
    takes: ['quality'],
  },
  {
    type: 'quantitative_metrics',
    label: 'Quantitative Metrics',
    title: 'Numbers',
    needs: ['transcript'],
    takes: ['acoustics', 'quality'],
  },
  {
    type: 'conversation_flow',
    label: 'Conversation Flow',
    title: 'Conversation flow',
    needs: ['transcript'],
    takes: ['acoustics'],
    deepens: true,
  },
] as const satisfies readonly StepEntry[];

type Entry = (typeof list)[number];
type Needing<N extends Need, E = Entry> = E extends { type: string; needs: readonly (infer M)[] }
  ? N extends M
    ? E['type']
    : never
  : never;

export type AnalysisType = Entry['type'];
/** Steps that read a transcript. */
export type ReadingType = Needing<'transcript'>;
/** Readings that a model can deepen. */
export type ModelType = Extract<Entry, { deepens: true }>['type'];

export interface Step extends StepEntry {
  type: AnalysisType;
}
export const steps: readonly Step[] = list;

/** A question of the owner's own: `custom:` and a slug of its name. */
export type CustomType = `custom:${string}`;
/** Everything that has a card of its own. */
export type CardType = AnalysisType | CustomType;

export const analysisTypes: readonly AnalysisType[] = steps.map((step) => step.type);

export const titles = Object.fromEntries(list.map(({ type, title }) => [type, title])) as Readonly<
  Record<AnalysisType, string>
>;

const byType = new Map<unknown, Step>(steps.map((step) => [step.type, step]));

export const modelTypes: readonly ModelType[] = analysisTypes.filter(isModelType);

export function stepOf(type: AnalysisType): Step {
  const step = byType.get(type);
  if (!step) throw new RangeError(`unknown analysis_type: ${type}`);
  return step;
}

export function needs(type: AnalysisType, need: Need): boolean {
  return stepOf(type).needs.includes(need);
}

/** Whether the step gets this input, if it exists. */
export function sees(type: AnalysisType, need: Need): boolean {
  return needs(type, need) || stepOf(type).takes?.includes(need) === true;
}

export function isAnalysisType(value: unknown): value is AnalysisType {
  return byType.has(value);
}

export function isReadingType(type: AnalysisType): type is ReadingType {
  return needs(type, 'transcript');
}

export function isModelType(type: string): type is ModelType {
  return byType.get(type)?.deepens === true;
}

/** A slug has at most 40 lower-case letters, digits and single hyphens. */
export function isCustomType(value: string): value is CustomType {
  return /^custom:(?=.{1,40}$)[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(value);
}
