import type { ConversationFlow } from '#lib/analyses/conversation-flow/schema';

const engagement = { low: 'Little back and forth', medium: 'Some back and forth', high: 'Lively back and forth' } as const;

/** The main reading in a plain sentence or two, from the fields alone. */
export function lead(data: ConversationFlow): string {
  const first = data.engagement_level === null ? 'How lively it is cannot be told' : engagement[data.engagement_level];
  const phases = data.phases.length > 1 ? `, in ${data.phases.length} phases` : '';
  const broken = data.flow_disruptions.length === 0 ? '' : `; the flow breaks ${data.flow_disruptions.length === 1 ? 'once' : `${data.flow_disruptions.length} times`}`;
  return `${first}${phases}${broken}.`;
}
