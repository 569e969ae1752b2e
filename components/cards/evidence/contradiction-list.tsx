import type { EnhancedUnderstanding } from '#lib/analyses/enhanced-understanding/schema';
import { sentence } from '#lib/base/words';
import { Folded } from '#components/cards/parts/folded';
import { readingsMessages } from '#lib/messages/readings';
import { Points } from './points';
import { Said } from './said';

/** Two quotes side by side, or stacked if space is short, and why they contradict each other. */
export function ContradictionList({ contradictions }: { contradictions: EnhancedUnderstanding['contradictions'] }) {
  if (contradictions.length === 0) return null;
  const items = contradictions.map((item, index) => (
    <li key={`${index} ${item.first_start_s}`} className="py-1.5">
      <div className="grid gap-x-6 sm:grid-cols-2">
        <Said start_s={item.first_start_s}>“{item.first}”</Said>
        <Said start_s={item.second_start_s}>“{item.second}”</Said>
      </div>
      <p className="text-note text-ink-2">{sentence(item.why)}</p>
    </li>
  ));
  return (
    <Points title={readingsMessages.enhanced_understanding.contradictions}>
      <Folded items={items} first={3} />
    </Points>
  );
}
