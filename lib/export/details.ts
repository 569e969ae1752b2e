import { decidedAndToDo } from '#lib/analyses/enhanced-understanding/findings';
import { byAsking, questionWords } from '#lib/analyses/enhanced-understanding/question-words';
import type { EnhancedUnderstanding } from '#lib/analyses/enhanced-understanding/schema';
import type { ResultData } from '#lib/analyses/results/results';
import type { AnalysisType } from '#lib/analyses/steps';
import { capital, clock, decimal, duration, percent, percents, sentence } from '#lib/base/words';
import { readingsMessages } from '#lib/messages/readings';
import type { Block, Line, Place } from './blocks.ts';

type At = (start_s: number) => Place | null;
type Details = { [T in AnalysisType]: (data: ResultData<T>, at: At) => Block[] };

/** The content of a reading besides its lead and its evidence. */
export function detailsOf<T extends AnalysisType>(type: T, data: ResultData<T>, at: At): Block[] {
  return details[type](data, at);
}

const details: Details = {
  audio_quality_metrics: (data) => [
    facts([
      fact('speech over noise', data.signal_to_noise_ratio_db, (value) => `${decimal(value)} dB`),
      fact('loudness', data.loudness_lufs, (value) => `${decimal(value)} LUFS`),
      fact('bandwidth', data.bandwidth_hz, (value) => `${decimal(value / 1000)} kHz`),
      fact('share of speech', data.speech_ratio, percent),
    ]),
    ...data.problems.map(({ detail }): Block => ({ kind: 'text', text: sentence(detail) })),
  ],
  transcript: () => [],
  emotion_analysis: () => [],
  manipulation_assessment: () => [],
  argument_analysis: ({ key_arguments }, at) =>
    lines(
      undefined,
      key_arguments.map(({ claim, evidence, strength, claim_start_s, speaker = null }) => ({
        at: claim_start_s === undefined ? null : at(claim_start_s),
        speaker,
        text: `“${claim}”`,
        about: evidence === null ? 'without a reason' : `reason (${strength}): “${evidence}”`,
      })),
    ),
  speaker_attitude: () => [],
  enhanced_understanding: understanding,
  psychological_analysis: () => [],
  speaker_intent_analysis: () => [],
  audio_analysis: ({ pitch, average_speech_rate_wpm, pause, loudness_dynamics_db }) => [
    facts([
      fact('pace', average_speech_rate_wpm, (value) => `${decimal(value, 0)} words a minute`),
      fact(
        'pitch',
        pitch,
        ({ median_hz, range_semitones }) =>
          `${decimal(median_hz, 0)} Hz in the middle, over ${decimal(range_semitones, 0)} semitones`,
      ),
      fact('loudness range', loudness_dynamics_db, (value) => `${decimal(value, 0)} dB`),
      fact('pauses', pause, ({ count, longest_s }) => `${count}, the longest ${duration(longest_s)}`),
    ]),
  ],
  quantitative_metrics: ({ speakers, talk_share_by, interruptions_count, response_latency_median_s, silence_s }) => [
    ...(speakers.length === 0 ? [] : [speakerTable(speakers, talk_share_by)]),
    facts([
      fact('interruptions', interruptions_count, String),
      fact('median time to an answer', response_latency_median_s, (value) => `${decimal(value)} s`),
      fact('silence', silence_s, duration),
    ]),
  ],
  conversation_flow: ({ phases, subjects, flow_disruptions }, at) => [
    ...lines(
      readingsMessages.conversation_flow.phases,
      at(0) === null
        ? []
        : phases.map(({ phase, start_s, end_s }) => ({
            at: at(start_s),
            speaker: null,
            text: capital(phase),
            about: `to ${clock(end_s)}`,
          })),
    ),
    ...lines(
      'Subjects',
      subjects.map(({ words, start_s }) => ({ at: at(start_s), speaker: null, text: words.join(', ') })),
    ),
    ...lines(
      readingsMessages.conversation_flow.breaks,
      flow_disruptions.map(({ disruption, start_s, quote }) => ({
        at: at(start_s),
        speaker: null,
        text: disruption,
        about: quote && `“${quote}”`,
      })),
    ),
  ],
};

/** The export uses the card's texts. */
const { enhanced_understanding: texts } = readingsMessages;

function understanding(data: EnhancedUnderstanding, at: At): Block[] {
  const { key_topics, questions, contradictions, positions, disagreements } = data;
  const { decisions, actions } = decidedAndToDo(data);
  const asked = byAsking(questions).asked.toSorted(
    (a, b) => Number(a.answered ?? true) - Number(b.answered ?? true) || a.start_s - b.start_s,
  );
  return [
    ...(key_topics.length === 0 ? [] : [{ kind: 'text' as const, text: `Topics: ${key_topics.join(', ')}.` }]),
    ...lines(
      texts.decisions,
      decisions.map(({ text, speaker, start_s }) => ({ at: at(start_s), speaker, text: `“${text}”` })),
    ),
    ...lines(
      texts.tasks,
      actions.map(({ text, who, when, status, start_s }) => ({
        at: at(start_s),
        speaker: null,
        text: `“${text}”`,
        about: [
          who === null ? '' : texts.who(who),
          when === null ? '' : texts.when(when),
          texts.states[status] ?? 'open',
        ]
          .filter(Boolean)
          .join('; '),
      })),
    ),
    ...lines(
      questionWords(questions).replace(/\.$/u, ''),
      asked.map(({ question, speaker, start_s, answered, answer }) => ({
        at: at(start_s),
        speaker,
        text: `“${question}”`,
        about:
          answered === null
            ? 'it is unclear whether it was answered'
            : answered
              ? `answered${answer === null ? '' : `: “${answer}”`}`
              : 'seems open: no answer was found',
      })),
    ),
    ...lines(
      texts.disagreements,
      disagreements.map(({ about, between, start_s }) => ({
        at: at(start_s),
        speaker: null,
        text: about,
        about: between.length > 1 ? texts.between(between) : undefined,
      })),
    ),
    ...lines(
      texts.positions,
      positions.map(({ speaker, stance, start_s }) => ({ at: at(start_s), speaker, text: stance })),
    ),
    ...lines(
      texts.contradictions,
      contradictions.map(({ first, first_start_s, second, why }) => ({
        at: at(first_start_s),
        speaker: null,
        text: `“${first}”`,
        about: `and “${second}”: ${why}`,
      })),
    ),
  ];
}

function speakerTable(
  speakers: ResultData<'quantitative_metrics'>['speakers'],
  by: ResultData<'quantitative_metrics'>['talk_share_by'],
): Block {
  const shares = percents(speakers.map(({ talk_share }) => talk_share));
  const number = (value: number | null, digits = 0): string => (value === null ? '–' : decimal(value, digits));
  return {
    kind: 'table',
    head: [
      'Speaker',
      by === 'words' ? 'Share of words' : 'Share of talk',
      'Talk',
      'Words',
      'Words a minute',
      'Turns',
      'Longest turn',
      'Questions',
    ],
    rows: speakers.map(({ speaker, talk_s, words, wpm, turns, longest_turn_s, questions }, index) => {
      return [
        speaker,
        shares[index] ?? '',
        talk_s === null ? '–' : duration(talk_s),
        number(words),
        number(wpm),
        number(turns),
        longest_turn_s === null ? '–' : duration(longest_turn_s),
        number(questions),
      ];
    }),
  };
}

/** "Pace: 172 words a minute"; null if the value is unknown. */
function fact<V>(name: string, value: V | null, print: (value: V) => string): string | null {
  return value === null ? null : `${name}: ${print(value)}`;
}

function facts(list: readonly (string | null)[]): Block {
  const told = list.filter((item) => item !== null);
  return { kind: 'text', text: told.length === 0 ? '' : sentence(told.join('; ')) };
}

function lines(title: string | undefined, list: Line[]): Block[] {
  return list.length === 0 ? [] : [{ kind: 'lines', title, lines: list }];
}
