import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metadata } from 'next';
import { titles } from '#lib/analyses/steps';
import { remember } from '#lib/base/remember';
import { evidenceMessages } from '#lib/messages/evidence';
import { readEvidence } from './document';

export const metadata: Metadata = { title: evidenceMessages.title };
/** Read once per process. */
const evidence = () =>
  remember('evidence', () => readEvidence(readFileSync(join(process.cwd(), 'docs', 'EVIDENCE.md'), 'utf8')));

export default function EvidencePage() {
  const { title, intro, sections } = evidence();
  return (
    <>
      <h1 className="pt-10 text-title font-semibold tracking-[-0.015em] sm:pt-14">{title}</h1>
      <div className="prose mt-4 max-w-[44rem] text-ink-2" dangerouslySetInnerHTML={{ __html: intro }} />
      <div className="mt-12 grid grid-cols-[minmax(0,1fr)] gap-x-16 lg:grid-cols-[14rem_minmax(0,46rem)]">
        <nav aria-label={evidenceMessages.readings} className="mb-10 lg:sticky lg:top-8 lg:self-start">
          <ul className="grid grid-cols-2 lg:grid-cols-1">
            {sections.map(({ type }) => (
              <li key={type} className="border-t border-line">
                <a href={`#${type}`} className="flex min-h-11 items-center text-note hover:text-accent lg:min-h-8">
                  {titles[type]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="space-y-12">
          {sections.map(({ type, parts }) => (
            <section
              key={type}
              id={type}
              aria-labelledby={`${type}-title`}
              className="scroll-mt-6 border-t-2 border-ink pt-3"
            >
              <h2 id={`${type}-title`} className="text-lead font-semibold">
                {titles[type]}
              </h2>
              {parts
                .filter(({ html }) => html !== '')
                .map(({ name, html }) => (
                  <div
                    key={name}
                    className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-x-6 sm:grid-cols-[8.5rem_minmax(0,1fr)]"
                  >
                    <h3 className="text-ink-2">{name}</h3>
                    <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
                  </div>
                ))}
            </section>
          ))}
        </div>
      </div>
    </>
  );
}
