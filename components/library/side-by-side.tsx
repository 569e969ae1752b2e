import Link from 'next/link';
import type { ReactNode } from 'react';
import { LocalTime } from '#components/ui/local-time';
import { clock, decimal, duration, list, percents } from '#lib/base/words';
import type { SessionView } from '#lib/events/view';
import { glanceOf } from '#lib/glance/glance';
import { libraryMessages } from '#lib/messages/library';
import type { SessionSnapshot } from '#lib/sessions/contract';

type Pair = readonly [SessionSnapshot, SessionSnapshot];

interface Row {
  name: string;
  value: (session: SessionSnapshot) => ReactNode;
}

const unknown = <span className="text-ink-2">{libraryMessages.notKnown}</span>;

function orUnknown(value: number | null | undefined, print: (value: number) => string): ReactNode {
  return value === null || value === undefined ? unknown : print(value);
}

function shares({ steps }: SessionView): ReactNode {
  const { data } = steps.quantitative_metrics;
  if (!data || data.speakers.length === 0) return unknown;
  const parts = percents(data.speakers.map(({ talk_share }) => talk_share));
  return list(data.speakers.map(({ speaker }, index) => `${speaker} ${parts[index] ?? ''}`));
}

const whole = (value: number): string => decimal(value, 0);
const numbers = ({ view }: SessionSnapshot) => view.steps.quantitative_metrics.data;

/** Counts and measures: the same rows for both, so that they can be compared. */
const measures: readonly Row[] = [
  { name: libraryMessages.length, value: ({ view, duration_s }) => orUnknown(view.audio_s ?? duration_s, duration) },
  { name: libraryMessages.words, value: (session) => orUnknown(numbers(session)?.word_count, whole) },
  { name: libraryMessages.talkShares, value: ({ view }) => shares(view) },
  {
    name: libraryMessages.pace,
    value: ({ view }) => orUnknown(view.steps.audio_analysis.data?.average_speech_rate_wpm, whole),
  },
  {
    name: libraryMessages.questions,
    value: ({ view }) => orUnknown(view.steps.enhanced_understanding.data?.questions.length, whole),
  },
  { name: libraryMessages.interruptions, value: (session) => orUnknown(numbers(session)?.interruptions_count, whole) },
  { name: libraryMessages.silence, value: (session) => orUnknown(numbers(session)?.silence_s, duration) },
  {
    name: libraryMessages.answerTime,
    value: (session) => orUnknown(numbers(session)?.response_latency_median_s, (seconds) => `${decimal(seconds, 2)} s`),
  },
];

/** The leads of the readings. */
const told: readonly Row[] = [
  {
    name: libraryMessages.subjects,
    value: ({ view }) => list(view.steps.enhanced_understanding.data?.key_topics.slice(0, 8) ?? []) || unknown,
  },
  { name: libraryMessages.standsOut, value: (session) => <Findings session={session} /> },
];

function Findings({ session: { session_id, view } }: { session: SessionSnapshot }) {
  const { ranked } = glanceOf(view);
  if (ranked.length === 0) return unknown;
  return (
    <ul>
      {ranked.map(({ id, sentence, evidence: [{ start_s }] }) => (
        <li key={id}>
          <Link
            href={`/s/${session_id}#f=${id}&t=${start_s}`}
            prefetch={false}
            className="block py-1 hover:text-accent"
          >
            {sentence} <span className="whitespace-nowrap text-accent tabular-nums">{clock(start_s)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Two sessions in two columns, row by row. */
export function SideBySide({ sessions }: { sessions: Pair }) {
  return (
    <table className="mt-6 w-full table-fixed border-t border-line text-left align-top">
      <thead>
        <tr className="border-b border-line-strong">
          <th scope="col" className="w-[6.5rem] py-3 sm:w-48">
            <span className="sr-only">{libraryMessages.measure}</span>
          </th>
          {sessions.map(({ session_id, title, created_at }, index) => (
            <th key={index} scope="col" className="py-3 pr-4 align-top font-semibold [overflow-wrap:anywhere]">
              <Link href={`/s/${session_id}`} prefetch={false} className="hover:text-accent">
                {title}
              </Link>
              <span className="block text-note font-normal text-ink-2">
                <LocalTime iso={created_at} />
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...measures, ...told].map(({ name, value }) => (
          <tr key={name} className="border-b border-line">
            <th scope="row" className="py-2 pr-3 align-top text-note font-normal text-ink-2">
              {name}
            </th>
            {sessions.map((session, index) => (
              <td key={index} className="py-2 pr-4 align-top tabular-nums [overflow-wrap:anywhere]">
                {value(session)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
