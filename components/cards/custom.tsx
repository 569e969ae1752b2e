'use client';

import type { CustomAnswer } from '#lib/analyses/custom/schema';
import type { CustomStepView } from '#lib/events/view';
import { Draft } from '#components/cards/reading/draft';
import { EarlierReadings } from '#components/cards/reading/earlier-readings';
import { Folded } from '#components/cards/parts/folded';
import { Lead } from '#components/cards/reading/lead';
import { Said } from '#components/cards/evidence/said';
import { replyOf } from '#components/cards/parts/reply-of';
import { Signature } from '#components/cards/reading/signature';
import { cardsMessages } from '#lib/messages/cards';
import { noteMessages } from '#lib/messages/note';

/** The open part of a question of the owner's own: the question, the answer, and its evidence. */
export function CustomAnswerCard({ step }: { step: CustomStepView }) {
  const { analysis_type, data, state, instruction } = step;
  return (
    <>
      <p className="mt-1 text-note text-ink-2 wrap-anywhere">{noteMessages.asked(instruction)}</p>
      {data ? (
        <Answer data={data} />
      ) : (
        state !== 'failed' && (
          <p className="mt-1 text-ink-2">{state === 'running' ? cardsMessages.reading : cardsMessages.waitsForTurn}</p>
        )
      )}
      {state === 'running' && <Draft type={analysis_type} />}
      {data && <Signature of={step} source={noteMessages.questionSource} href="/evidence" />}
      <EarlierReadings history={step.history} lead={replyOf} />
    </>
  );
}

function Answer({ data }: { data: CustomAnswer }) {
  const items = data.findings.map(({ quote, note, speaker, start_s }, index) => (
    <li key={`${start_s} ${index}`} className="py-2">
      <Said start_s={start_s} about={note}>
        {speaker !== null && <strong className="font-semibold">{speaker}: </strong>}“{quote}”
      </Said>
    </li>
  ));
  return (
    <div className="wrap-anywhere">
      <Lead text={replyOf(data)} sufficiency={data.sufficiency} />
      {items.length > 0 && (
        <div className="mt-4 border-t border-line">
          <Folded items={items} first={7} />
        </div>
      )}
    </div>
  );
}
