import type { EnhancedUnderstanding } from '#lib/analyses/enhanced-understanding/schema';
import type { CardParts } from './card-parts';
import { Points } from './points';

function Body({ data }: { data: EnhancedUnderstanding }) {
  return (
    <>
      {data.key_topics.length > 0 && (
        <p className="mt-3 text-ink-2">
          Topics: <span className="text-ink">{data.key_topics.join(', ')}</span>
        </p>
      )}
      <Points said title="What somebody said they would do" lines={data.action_items} />
      <Points said title="Questions left open" lines={data.unresolved_questions} />
      <Points said title="Statements that could be checked" lines={data.unverified_claims} />
      <Points said title="What does not fit together" lines={data.key_inconsistencies} />
      <Points said title="Where an answer was avoided" lines={data.areas_of_evasiveness} />
      <Points said title="Between the lines" lines={data.nuances_detected} />
      <Points said title="What the situation tells" lines={data.contextual_insights} />
      <Points said title="Questions one could ask next" lines={data.suggested_follow_up_questions} />
    </>
  );
}

export const enhancedUnderstanding: CardParts<'enhanced_understanding'> = { Body, source: 'From the words alone.', measured: false };
