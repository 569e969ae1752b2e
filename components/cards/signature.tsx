import Link from 'next/link';
import type { AnalysisType } from '#lib/analyses/steps';
import { count, took } from '#lib/base/words';
import type { StepView } from '#lib/events/view';
import { capital } from '#lib/base/words';

/** The engine of a transcript that came with the session. */
const givenEngine = 'given';

/** Who says so: the engine, how long it took, from what, and what it cannot tell. */
export function Signature<T extends AnalysisType>({ step, source }: { step: StepView<T>; source: string }) {
  const { engine, data } = step;
  const dropped = data?.dropped_claims ?? 0;
  const given = engine?.name === givenEngine;
  return (
    <footer className="mt-4 text-note text-ink-2">
      <p>
        {given ? 'Taken as it was given, nothing was recognised.' : source}
        {engine && !given && ` Signed: ${engine.kind === 'local' ? 'local engine' : 'language model'} ${engine.model ?? engine.name}, ${engine.version}`}
        {!given && step.took_ms !== null && `${engine ? ',' : ' Took'} ${took(step.took_ms)}`}
        {!given && (engine || step.took_ms !== null) ? '.' : ''}
        {step.provisional && ' First reading; a language model is still at work on it.'}
        {step.fallback_reason && ` ${step.fallback_reason}`}
        {dropped > 0 && ` ${capital(count(dropped, 'claim'))} left out: the quote was not in the transcript.`}
      </p>
      <p>
        <Link href={`/evidence#${step.analysis_type}`} prefetch={false} className="inline-block py-1.5 underline decoration-1 underline-offset-[0.2em] hover:text-ink sm:py-0.5">
          How this is measured, and what it cannot tell you
        </Link>
      </p>
    </footer>
  );
}
