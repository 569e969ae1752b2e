import { page } from '#lib/analyses/conversation-flow/page';
import type { Engine } from '#lib/analyses/analysis';
import type { ConversationFlow } from '#lib/analyses/conversation-flow/schema';
import { capital, decimal, percent, percents, words } from '#lib/base/words';
import { Acts } from '#components/cards/parts/acts';
import { Bars } from '#components/cards/charts/bars';
import type { CardParts } from '#components/cards/parts/card-parts';
import { Disruptions } from '#components/cards/parts/disruptions';
import { Folded } from '#components/cards/parts/folded';
import { Meter } from '#components/cards/charts/meter';
import { Missing } from '#components/cards/parts/missing';
import { OverTime } from '#components/cards/charts/over-time';
import { PhaseLine } from '#components/cards/charts/phase-line';
import { Points } from '#components/cards/evidence/points';
import { Said } from '#components/cards/evidence/said';
import { Series } from '#components/cards/charts/series';
import { readingsMessages } from '#lib/messages/readings';

const texts = readingsMessages.conversation_flow;

function Coherence({ data }: { data: ConversationFlow }) {
  if (data.coherence_over_time.length < 2) return null;
  return (
    <OverTime>
      <Series
        {...texts.overTime}
        domain={[0, 1]}
        say={(value) => decimal(value, 2)}
        points={data.coherence_over_time.map((item) => ({
          start_s: item.start_s,
          end_s: item.end_s,
          value: item.similarity,
        }))}
      />
    </OverTime>
  );
}

function ProblemSolving({ steps }: { steps: ConversationFlow['problem_solving'] }) {
  if (steps.length === 0) return null;
  const items = steps.map((item, index) => (
    <li key={`${index} ${item.start_s}`} className="py-0.5">
      <Said start_s={item.start_s}>
        <span className="text-ink-2">{capital(item.step)}: </span>
        {item.speaker && <strong className="font-semibold">{item.speaker}: </strong>}“{item.text}”
      </Said>
    </li>
  ));
  return (
    <Points title={texts.problemSolving}>
      <Folded items={items} first={5} />
    </Points>
  );
}

function Body({ data, by = 'local' }: { data: ConversationFlow; by?: Engine['kind'] | undefined }) {
  const shares = Object.entries(data.conversation_dominance ?? {});
  const printed = percents(shares.map(([, share]) => share));
  const ofWhat = data.dominance_by === 'words' ? texts.shareOfWords : texts.shareOfTime;
  return (
    <>
      <PhaseLine
        caption={texts.phases}
        stretches={data.phases.map(({ phase, ...rest }) => ({ name: capital(words(phase)), ...rest }))}
      />
      {data.phases.length > 1 && data.conversation_phase && (
        <p className="mt-2 text-note text-ink-2">{texts.endsIn(words(data.conversation_phase))}</p>
      )}
      {data.subjects.length > 1 && (
        <Points title={texts.subjects.title}>
          <PhaseLine
            caption={texts.subjects.caption}
            stretches={data.subjects.map((item) => ({
              name: item.words.slice(0, 4).join(', '),
              start_s: item.start_s,
              end_s: item.end_s,
            }))}
          />
        </Points>
      )}
      {data.topic_coherence_score !== null && (
        <Meter {...texts.onTopic} value={data.topic_coherence_score} text={decimal(data.topic_coherence_score, 2)} />
      )}
      <Coherence data={data} />
      <Disruptions items={data.flow_disruptions} />
      {data.turn_taking_efficiency !== null && (
        <Meter {...texts.turns} value={data.turn_taking_efficiency} text={percent(data.turn_taking_efficiency)} />
      )}
      {shares.length > 0 && (
        <Points title={ofWhat}>
          <Bars
            caption={ofWhat}
            bars={shares.map(([label, share], index) => ({
              label,
              share,
              text: printed[index] ?? '',
              voice: index % 4,
            }))}
          />
        </Points>
      )}
      <ProblemSolving steps={data.problem_solving} />
      {/* Dialogue acts are a reading of the local engine; beside a model's reading they would be a second opinion. */}
      {by === 'local' && <Acts acts={data.dialogue_acts} />}
      <Missing reasons={data.not_available} />
    </>
  );
}

export const conversationFlow: CardParts<'conversation_flow'> = {
  page,
  Body,
  source: texts.source,
  measured: true,
  moments: (data) => data.flow_disruptions.map((item) => item.start_s),
};
