'use client';

import { AnalysisCard } from '#components/cards/analysis-card';
import { type AnalysisType, analysisTypes } from '#lib/analyses/steps';
import { OwnQuestions } from './own-questions';
import { useSession } from './session-context';

/** The transcript stands in its own column; the other cards keep the order of the steps, whenever they arrive. */
const noted = analysisTypes.filter((type) => type !== 'transcript');

export function Notes() {
  return (
    <section aria-label="Notes" className="space-y-10 text-[1rem]">
      {noted.map((type) => (
        <Note key={type} type={type} />
      ))}
      <OwnQuestions />
    </section>
  );
}

function Note({ type }: { type: AnalysisType }) {
  const step = useSession((state) => state.view.steps[type]);
  return <AnalysisCard step={step} />;
}
