import type { Metadata } from 'next';
import { titles } from '#lib/analyses/titles';
import { analysisTypes } from '#lib/analyses/steps';
import { sections } from './sections';

export const metadata: Metadata = { title: 'How it is measured' };

export default function EvidencePage() {
  return (
    <>
      <h1 className="pt-10 text-title font-semibold tracking-[-0.015em] sm:pt-14">How it is measured, and what it cannot tell you</h1>
      <p className="mt-4 max-w-[44rem] text-lead text-ink-2">
        Undertone describes; it does not judge. Every claim rests on a quote or on a moment that you can play. There is no lie detector here and no score for a person, because the evidence for such things is poor.
      </p>
      <div className="mt-12 grid gap-x-16 lg:grid-cols-[14rem_minmax(0,44rem)]">
        <nav aria-label="Readings" className="mb-10 lg:sticky lg:top-8 lg:self-start">
          <ul className="grid grid-cols-2 lg:grid-cols-1">
            {analysisTypes.map((type) => (
              <li key={type} className="border-t border-line">
                <a href={`#${type}`} className="flex min-h-11 items-center text-note hover:text-accent lg:min-h-8">
                  {titles[type]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="space-y-10">
          {analysisTypes.map((type) => {
            const { what, how, cannot } = sections[type];
            return (
              <section key={type} id={type} aria-labelledby={`${type}-title`} className="scroll-mt-6 border-t-2 border-ink pt-3">
                <h2 id={`${type}-title`} className="text-lead font-semibold">
                  {titles[type]}
                </h2>
                <dl className="mt-3 space-y-3">
                  <Part term="What it is" text={what} />
                  <Part term="How" text={how} />
                  <Part term="What it cannot tell you" text={cannot} />
                </dl>
              </section>
            );
          })}
        </div>
      </div>
    </>
  );
}

function Part({ term, text }: { term: string; text: string }) {
  return (
    <div className="grid gap-x-6 sm:grid-cols-[9rem_minmax(0,1fr)]">
      <dt className="text-ink-2">{term}</dt>
      <dd>{text}</dd>
    </div>
  );
}
