'use client';

import { useClock } from '#components/session/session-context';
import type { ConversationFlow } from '#lib/analyses/conversation-flow/schema';
import { capital, duration, words } from '#lib/base/words';
import { readingsMessages } from '#lib/messages/readings';
import { Folded } from './folded';
import { Points } from '#components/cards/evidence/points';
import { Said } from '#components/cards/evidence/said';

/** Breaks and turns of the talk, each with its moment; with a length only if it lasts. */
export function Disruptions({ items }: { items: ConversationFlow['flow_disruptions'] }) {
  const { lengths } = useClock();
  if (items.length === 0) return null;
  const lines = items.map((item, index) => {
    const lasts =
      lengths && (item.kind === undefined || item.kind === 'long_silence') && item.end_s - item.start_s >= 0.1;
    return (
      <li key={`${index} ${item.start_s}`} className="py-0.5">
        <Said start_s={item.start_s} about={item.quote ? `“${item.quote}”` : undefined}>
          {capital(words(item.disruption))}
          {lasts && `, ${duration(item.end_s - item.start_s)}`}
        </Said>
      </li>
    );
  });
  return (
    <Points title={readingsMessages.conversation_flow.breaks}>
      <Folded items={lines} />
    </Points>
  );
}
