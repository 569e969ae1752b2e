import type { ConversationFlow } from '#lib/analyses/conversation-flow/schema';
import { clock, decimal, duration, percent, words } from '#lib/base/words';
import { Bars } from './bars';
import type { CardParts } from './card-parts';
import { cueWords } from './cue-words';
import { Disclosure } from './disclosure';
import { Meter } from './meter';
import { Missing } from './missing';
import { PhaseLine } from './phase-line';
import { Points } from './points';

function Body({ data }: { data: ConversationFlow }) {
  const acts = [...Map.groupBy(data.dialogue_acts, (act) => act.act_type)].toSorted((a, b) => b[1].length - a[1].length);
  const most = acts[0]?.[1].length ?? 1;
  return (
    <>
      <PhaseLine phases={data.phases} />
      {data.phases.length > 1 && data.conversation_phase && <p className="mt-2 text-note text-ink-2">It ends in: {words(data.conversation_phase)}.</p>}
      {data.topic_coherence_score !== null && <Meter label="Staying on topic" value={data.topic_coherence_score} text={decimal(data.topic_coherence_score, 2)} low="jumps" high="one thread" />}
      {data.turn_taking_efficiency !== null && <Meter label="Smooth changes of turn" value={data.turn_taking_efficiency} text={percent(data.turn_taking_efficiency)} low="none" high="all" />}
      {data.conversation_dominance && (
        <Bars caption="Share of talking time" bars={Object.entries(data.conversation_dominance).map(([label, share], index) => ({ label, share, text: percent(share), voice: index % 4 }))} />
      )}
      <Points
        title="Where the flow breaks"
        lines={data.flow_disruptions.map((item) => `${clock(item.start_s)} ${words(item.disruption)}, ${duration(item.end_s - item.start_s)}`)}
      />
      {acts.length > 0 && (
        <Points title="What the sentences do">
          <Bars caption="Dialogue acts" bars={acts.map(([name, items]) => ({ label: cueWords(name), share: items.length / most, text: String(items.length) }))} />
          <Disclosure open="Show every sentence" close="Hide the sentences">
            <ol className="text-note">
              {data.dialogue_acts.map((act, index) => (
                <li key={`${index} ${act.start_s}`} className="grid grid-cols-[3.25rem_minmax(0,1fr)] border-t border-line py-1">
                  <span className="text-ink-2">{clock(act.start_s)}</span>
                  <span>
                    {act.speaker && <strong className="font-semibold">{act.speaker}: </strong>}
                    {act.text} <span className="text-ink-2">({cueWords(act.act_type).toLowerCase()})</span>
                  </span>
                </li>
              ))}
            </ol>
          </Disclosure>
        </Points>
      )}
      <Missing reasons={data.not_available} />
    </>
  );
}

export const conversationFlow: CardParts<'conversation_flow'> = { Body, source: 'From the words, their times, and the speakers where known.', measured: true };
