'use client';

import { useClock } from '#components/session/session-context';
import type { ConversationFlow } from '#lib/analyses/conversation-flow/schema';
import { Bars } from '#components/cards/charts/bars';
import { cueWords } from '#components/cards/evidence/cue-words';
import { Disclosure } from './disclosure';
import { PlayAt } from '#components/cards/evidence/play-at';
import { Points } from '#components/cards/evidence/points';
import { readingsMessages } from '#lib/messages/readings';

const { acts: texts } = readingsMessages.conversation_flow;

/** Dialogue acts: how many sentences have each, and on demand the sentences. */
export function Acts({ acts }: { acts: ConversationFlow['dialogue_acts'] }) {
  const { timed } = useClock();
  if (acts.length === 0) return null;
  const kinds = [...Map.groupBy(acts, (act) => act.act_type)].toSorted((a, b) => b[1].length - a[1].length);
  const most = kinds[0]?.[1].length ?? 1;
  return (
    <Points title={texts.title}>
      <Bars
        caption={texts.caption}
        bars={kinds.map(([name, items]) => ({
          label: cueWords(name),
          share: items.length / most,
          text: String(items.length),
        }))}
      />
      <Disclosure open={texts.show} close={texts.hide}>
        <ol className="text-note wrap-anywhere">
          {acts.map((act, index) => (
            <li
              key={`${index} ${act.start_s}`}
              className="grid grid-cols-[3.25rem_minmax(0,1fr)] border-t border-line py-1"
            >
              <span>{timed && <PlayAt start_s={act.start_s} />}</span>
              <span>
                {act.speaker && <strong className="font-semibold">{act.speaker}: </strong>}
                {act.text} <span className="text-ink-2">({cueWords(act.act_type).toLowerCase()})</span>
              </span>
            </li>
          ))}
        </ol>
      </Disclosure>
    </Points>
  );
}
