'use client';

import { useState } from 'react';
import { clock } from '#lib/base/words';
import { captureMessages } from '#lib/messages/capture';

/** One line of public/samples/index.json. */
export interface Sample {
  id: string;
  title: string;
  description: string;
  /** Name inside /samples/. */
  file: string;
  duration_s: number;
}

/** A sample is fetched and then sent like any file, so its page shows what the user's own file would give. */
export function Samples({
  samples,
  busy,
  onFile,
}: {
  samples: readonly Sample[];
  busy: boolean;
  onFile: (file: File) => void;
}) {
  const [problem, setProblem] = useState<string | null>(null);

  async function choose(sample: Sample): Promise<void> {
    setProblem(null);
    try {
      const response = await fetch(`/samples/${sample.file}`);
      if (!response.ok) throw new Error(String(response.status));
      const clip = await response.blob();
      const extension = sample.file.slice(sample.file.lastIndexOf('.'));
      onFile(new File([clip], `${sample.title}${extension}`, { type: clip.type }));
    } catch {
      setProblem(captureMessages.sampleFailed);
    }
  }

  return (
    <section aria-labelledby="samples">
      <h2 id="samples" className="text-body font-semibold">
        {captureMessages.samples}
      </h2>
      <ul className="mt-2 border-t border-line">
        {samples.map((sample, index) => (
          <li key={sample.id} className="border-b border-line">
            <button
              type="button"
              disabled={busy}
              onClick={() => void choose(sample)}
              className="group grid w-full grid-cols-[1fr_auto] gap-x-4 py-4 text-left disabled:opacity-50"
            >
              {index === 0 && <FinishedPage />}
              <span className="font-medium text-accent underline decoration-1 underline-offset-[0.2em] group-hover:decoration-2">
                {sample.title}
              </span>
              <span className="text-note text-ink-2">{clock(sample.duration_s)}</span>
              <span className="col-span-2 mt-0.5 text-note text-ink-2">{sample.description}</span>
            </button>
          </li>
        ))}
      </ul>
      {problem && (
        <p role="alert" className="mt-2 text-note text-alert">
          {problem}
        </p>
      )}
    </section>
  );
}

/** The size of the first sample's picture, taken by `npm run shots -- readme`; in pixels. */
const picture = { width: 1024, height: 640 };

/** A picture of the result: the page of the first sample, in the reader's theme. */
function FinishedPage() {
  return (
    <span className="col-span-2 mb-3 block border border-line-strong group-hover:border-accent">
      {(['light', 'dark'] as const).map((theme) => (
        // oxlint-disable-next-line nextjs/no-img-element -- the picture has its display size
        <img
          key={theme}
          src={`/samples/page-${theme}.jpg`}
          alt={captureMessages.finishedPage}
          {...picture}
          loading="lazy"
          decoding="async"
          className={`picture-${theme} h-auto w-full`}
        />
      ))}
    </span>
  );
}
