'use client';

import { useState } from 'react';
import { Struck } from '#components/cards/evidence/disputed';
import { PlayAt } from '#components/cards/evidence/play-at';
import type { Finding } from '#lib/analyses/evidence/finding';
import { isReadingType, titles } from '#lib/analyses/steps';
import { clock } from '#lib/base/words';
import { crowdedIn } from '#lib/glance/crowded';
import type { SessionView } from '#lib/events/view';
import type { GlanceItem, GlanceLine } from '#lib/glance/lines';
import { later } from '#components/ui/later';
import { PinShape } from '#components/session/timeline/pin-shape';
import { Progress } from '#components/session/progress/progress';
import { useClock, useSession, useSessionStore } from './session-context';
import { StepRail } from '#components/session/progress/step-rail';
import { sessionMessages } from '#lib/messages/session';
import { useSelection } from './use-selection';

const NotifyOffer = later(() =>
  import('#components/session/progress/notify-when-done').then((module) => module.NotifyOffer),
);

/** The summary first: topics, findings, and the main gap. During the run its progress stands in their place. */
export function AtAGlance({ isOwner, runsAhead }: { isOwner: boolean; runsAhead: number }) {
  const store = useSessionStore();
  const told = useSession(({ view }) => view.complete !== null || saysSoFar(view));
  // Content that fills the page must not move the rest of it.
  const [reserved] = useState(() => store.getState().view.complete === null);
  return (
    <section aria-labelledby="glance" className={`pt-4 pb-2 ${reserved ? 'min-h-[30rem] sm:min-h-[22rem]' : ''}`}>
      <h2 id="glance" className="text-body font-semibold">
        {sessionMessages.atAGlance}
      </h2>
      <Progress isOwner={isOwner} runsAhead={runsAhead} />
      {told ? (
        <Answer />
      ) : (
        <>
          <MayLeave />
          <StepRail />
          <NotifyOffer />
        </>
      )}
    </section>
  );
}

/** While there is nothing to show yet. A live recording ends with its page. */
function MayLeave() {
  const reads = useSession(({ view }) => view.status === 'processing' && view.live === null);
  return reads && <p className="mt-1 text-body text-ink-2">{sessionMessages.mayLeave}</p>;
}

/** Whether there is something to show of a recording that is under way, or still being recognised. */
function saysSoFar({ live, steps }: SessionView): boolean {
  return Object.values(steps).some(
    ({ analysis_type, data, provisional, so_far_s }) =>
      isReadingType(analysis_type) && data !== null && provisional && (live !== null || so_far_s !== null),
  );
}

function Answer() {
  const { lines, ranked, unknown } = useSession(({ told }) => told);
  return (
    <>
      <div className="mt-1.5 grid gap-x-16 gap-y-3 lg:grid-cols-2">
        {lines.length > 0 && (
          <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1 self-start text-body">
            {lines.map((line) => (
              <Line key={line.name} line={line} />
            ))}
          </dl>
        )}
        {ranked.length > 0 && (
          <ol aria-label={sessionMessages.findings} className="self-start">
            {ranked.map((finding) => (
              <Ranked key={finding.id} finding={finding} />
            ))}
          </ol>
        )}
      </div>
      <p className="mt-3 text-note text-ink-2">
        <span className="font-semibold text-ink">{sessionMessages.notKnown}</span> {unknown.what}
        {/[.!?]$/.test(unknown.what) ? ' ' : '. '}
        {unknown.remedy} {unknown.start_s !== null && <PlayAt start_s={unknown.start_s} />}
      </p>
    </>
  );
}

function Line({ line: { name, items, more } }: { line: GlanceLine }) {
  return (
    <>
      <dt className="text-ink-2">{name}</dt>
      <dd className="min-w-0 wrap-anywhere">
        {items.map((item, index) => (
          <span key={`${index} ${item.text}`} className="block">
            <Item item={item} />
            {more > 0 && index === items.length - 1 && (
              <span className="text-ink-2"> {sessionMessages.andMore(more)}</span>
            )}
          </span>
        ))}
      </dd>
    </>
  );
}

function Item({ item: { text, who, said, at } }: { item: GlanceItem }) {
  const disputed = useSession(({ view }) => at !== null && view.disputes[at.finding] !== undefined);
  const selecting = useSelection();
  const { timed, verb, label } = useClock();
  const words = said ? `“${text}”` : who === null ? text : sessionMessages.toDo(text);
  return (
    <>
      {who !== null && <span className="font-semibold">{who}: </span>}
      <Struck when={disputed}>{words}</Struck>
      {at && (
        <button
          type="button"
          onClick={() => selecting.chooseById(at.finding)}
          className="relative ml-1.5 inline text-note text-accent underline decoration-1 underline-offset-[0.2em] before:absolute before:-inset-x-1 before:-inset-y-2 hover:decoration-2"
        >
          {timed && <span className="sr-only">{verb} </span>}
          <span>{label(at.start_s)}</span>
        </button>
      )}
    </>
  );
}

function Ranked({ finding }: { finding: Finding }) {
  const selecting = useSelection();
  const chosen = useSession(({ selection }) => selection.note === finding.analysis);
  const disputed = useSession(({ view }) => view.disputes[finding.id] !== undefined);
  const audio_s = useSession(({ view }) => view.audio_s ?? view.segments.at(-1)?.end_s ?? 0);
  const { timed, lengths, verb, label } = useClock();
  const crowded = timed && lengths ? crowdedIn(finding, audio_s) : null;
  const start_s = crowded?.start_s ?? finding.evidence[0].start_s;
  return (
    <li className="border-t border-line first:border-t-0">
      <button
        type="button"
        aria-current={chosen || undefined}
        title={titles[finding.analysis]}
        onClick={() =>
          selecting.choose(
            finding,
            finding.evidence.find((item) => item.start_s === start_s),
          )
        }
        className="group grid min-h-11 w-full grid-cols-[1.25rem_minmax(0,1fr)_auto] items-baseline gap-x-2 py-1.5 text-left lg:min-h-9"
      >
        <PinShape kind={finding.kind} className="mt-1 self-start" />
        <span className="wrap-anywhere group-hover:text-accent">
          <Struck when={disputed}>{finding.sentence}</Struck>
          {crowded && (
            <span className="text-ink-2">
              {' '}
              {sessionMessages.mostBetween(clock(crowded.start_s), clock(crowded.end_s))}
            </span>
          )}
        </span>
        <span className="text-note text-accent underline decoration-1 underline-offset-[0.2em] group-hover:decoration-2">
          {timed && <span className="sr-only">{verb} </span>}
          {label(start_s)}
        </span>
      </button>
    </li>
  );
}
