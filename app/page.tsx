import { headers } from 'next/headers';
import { Capture } from '#components/capture/capture';
import { NoticeText } from '#components/capture/notice-text';
import { RecentSessions } from '#components/library/recent-sessions';
import { ModelNotice } from '#components/ui/model-notice';
import { pagesMessages } from '#lib/messages/pages';
import { getRuntime } from '#lib/runtime/runtime';
import { practiceOf } from './practice-of';
import { readSamples } from './samples';

export const dynamic = 'force-dynamic';

const recentCount = 20;

export default async function FirstPage() {
  const runtime = getRuntime();
  const practice = practiceOf(runtime);
  const visitor = runtime.visitorOf(await headers());
  const [samples, recent] = await Promise.all([
    readSamples(),
    runtime.sessions.library(visitor, { limit: recentCount }),
  ]);
  const problem = runtime.model?.problem() ?? null;
  return (
    <>
      {problem !== null && <ModelNotice problem={problem} />}
      <h1 className="max-w-[18ch] pt-10 text-display font-semibold tracking-[-0.022em] text-balance sm:pt-16">
        {pagesMessages.headline}
      </h1>
      <p className="mt-5 mb-10 max-w-[40rem] text-lead text-ink-2">{pagesMessages.intro}</p>
      <noscript>
        <p className="mb-6 max-w-[40rem] border-l-2 border-alert pl-4">{pagesMessages.noScript}</p>
      </noscript>
      <Capture samples={samples} practice={practice} asksLanguage={runtime.parts.speech.capabilities.takes_language} />
      <RecentSessions sessions={recent.sessions} />
      <div className="mt-16 grid gap-x-16 gap-y-12 border-t border-line pt-8 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <section aria-labelledby="happens">
          <h2 id="happens" className="text-lead font-semibold">
            {pagesMessages.whatHappens}
          </h2>
          <ol className="mt-4 space-y-4">
            {stages.map(({ title, text }, index) => (
              <li key={title} className="grid grid-cols-[2rem_1fr]">
                <span className="text-ink-2" aria-hidden="true">
                  {index + 1}
                </span>
                <p>
                  <strong className="font-semibold">{title}</strong> <span className="text-ink-2">{text}</span>
                </p>
              </li>
            ))}
          </ol>
        </section>
        <section aria-labelledby="stays">
          <h2 id="stays" className="mb-4 text-lead font-semibold">
            {pagesMessages.knowFirst}
          </h2>
          <NoticeText practice={practice} />
        </section>
      </div>
    </>
  );
}

const stages = [
  {
    title: pagesMessages.stageOpens,
    text: pagesMessages.stageOpensText,
  },
  {
    title: pagesMessages.stageWords,
    text: pagesMessages.stageWordsText,
  },
  {
    title: pagesMessages.stageNotes,
    text: pagesMessages.stageNotesText,
  },
  {
    title: pagesMessages.stageEvidence,
    text: pagesMessages.stageEvidenceText,
  },
];
