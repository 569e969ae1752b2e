import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { conversationFlow } from '#lib/analyses/conversation-flow/local';
import type { ConversationFlow } from '#lib/analyses/conversation-flow/schema';
import { inputOf } from '#lib/analyses/testing/input';
import type { Evaluation, Measurement } from '#scripts/eval/evaluation';
import { bare } from '#scripts/eval/understanding';

const file = z.object({ passages: z.record(z.string(), z.string()), orders: z.array(z.array(z.string())), single: z.array(z.string()) });
/** A shift counts as found where it is marked at most this many sentences from the joint. */
const near = 2;

interface Joined {
  lines: string[];
  /** Indices of the lines with which a passage begins, without the first. */
  joints: number[];
}

function joined(passages: readonly string[]): Joined {
  const lines: string[] = [];
  const joints: number[] = [];
  for (const [i, passage] of passages.entries()) {
    if (i > 0) joints.push(lines.length);
    lines.push(...passage.split(/(?<=[.?!]) /u));
  }
  return { lines, joints };
}

/** Lines at which the reading says that a new subject begins. */
function shiftsIn({ lines }: Joined, punctuated: boolean): { shifts: number[]; result: ConversationFlow } {
  const input = inputOf(lines.map((line) => (punctuated ? line : bare(line))));
  const result = conversationFlow.read(input);
  const shifts = result.evidence.filter(({ cue }) => cue === 'topic_shift').map(({ segment_id }) => segment_id ?? 0);
  return { shifts, result };
}

export const flow: Evaluation = {
  name: 'flow',
  on: 'passages of about 120 words on six subjects, of our own writing, joined in fourteen orders, with and without punctuation and case',
  read: () => {
    const { passages, orders, single } = file.parse(JSON.parse(readFileSync(new URL('data/flow.json', import.meta.url), 'utf8')));
    const text = (name: string): string => passages[name] ?? '';
    const rows: Measurement[] = [];
    for (const [name, punctuated] of [['marks', true], ['no marks', false]] as const) {
      let [found, joints, wrong] = [0, 0, 0];
      for (const order of orders) {
        const one = joined(order.map(text));
        const { shifts } = shiftsIn(one, punctuated);
        joints += one.joints.length;
        found += one.joints.filter((joint) => shifts.some((shift) => Math.abs(shift - joint) <= near)).length;
        wrong += shifts.filter((shift) => !one.joints.some((joint) => Math.abs(shift - joint) <= near)).length;
      }
      rows.push({ what: `${name}: changes of subject`, value: `precision ${(found / Math.max(1, found + wrong)).toFixed(2)}, recall ${(found / joints).toFixed(2)} (${found} of ${joints} joints, ${wrong} elsewhere)`, compared_with: 'floors 0.80, 0.60' });
      const within = single.map((subject) => shiftsIn(joined([text(subject), text(subject)]), punctuated));
      const apart = orders.filter((order) => order.length > 2).map((order) => shiftsIn(joined(order.map(text)), punctuated));
      const mean = (all: readonly { result: ConversationFlow }[]): string => (all.reduce((sum, { result }) => sum + (result.topic_coherence_score ?? 0), 0) / Math.max(1, all.length)).toFixed(2);
      rows.push({ what: `${name}: coherence of one passage said twice, of several subjects`, value: `${mean(within)}, ${mean(apart)}`, compared_with: 'the first above the second' });
    }
    return Promise.resolve(rows);
  },
};
