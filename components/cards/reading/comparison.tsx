'use client';

import { agreementOf } from '#lib/analyses/evidence/agreement';
import type { Engine } from '#lib/analyses/analysis';
import type { Evidence } from '#lib/analyses/evidence/evidence';
import { asOfToday, leadOf } from '#lib/analyses/pages';
import type { ResultData } from '#lib/analyses/results/results';
import type { AnalysisType } from '#lib/analyses/steps';
import { cueWords } from '#components/cards/evidence/cue-words';
import { QuoteButton } from '#components/cards/evidence/evidence-list';
import { Folded } from '#components/cards/parts/folded';
import { cardsMessages } from '#lib/messages/cards';
import { noteMessages } from '#lib/messages/note';

interface Props<T extends AnalysisType> {
  type: T;
  local: ResultData<T>;
  model: ResultData<T>;
}

/** Two readings of the same conversation: their leads side by side, then their common evidence and that of only one. */
export function Comparison<T extends AnalysisType>({ type, local, model }: Props<T>) {
  const { both, onlyFirst, onlySecond } = agreementOf(local.evidence, model.evidence);
  return (
    <div className="mt-2">
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        <MainSentence title={noteMessages.localEngine} text={mainSentence(type, local, 'local')} />
        <MainSentence title={noteMessages.languageModel} text={mainSentence(type, model, 'model')} />
      </div>
      <Found
        title={noteMessages.both}
        nothing={noteMessages.noneByBoth}
        evidence={both.map(({ first, second }) =>
          first.cue === second.cue
            ? second
            : {
                ...second,
                note: [noteMessages.localCalls(cueWords(first.cue)), second.note].filter(Boolean).join('. '),
              },
        )}
      />
      <Found title={noteMessages.onlyModel} nothing={noteMessages.noneByModel} evidence={onlySecond} />
      <Found title={noteMessages.onlyLocal} nothing={noteMessages.noneByLocal} evidence={onlyFirst} />
    </div>
  );
}

function mainSentence<T extends AnalysisType>(type: T, data: ResultData<T>, by: Engine['kind']): string {
  const { enough, reason } = data.sufficiency;
  return enough ? leadOf(type, asOfToday(type, data), by) : `${cardsMessages.notEnough} ${reason ?? ''}`.trim();
}

function MainSentence({ title, text }: { title: string; text: string }) {
  return (
    <section className="border-t border-line pt-2">
      <h3 className="text-note font-semibold text-ink-2">{title}</h3>
      <p className="mt-0.5 text-pretty wrap-anywhere">{text}</p>
    </section>
  );
}

function Found({ title, nothing, evidence }: { title: string; nothing: string; evidence: readonly Evidence[] }) {
  const items = evidence.map((item, index) => (
    <li key={`${item.start_s} ${item.cue} ${index}`}>
      <QuoteButton evidence={item} />
    </li>
  ));
  return (
    <section className="mt-4">
      <h3 className="text-note font-semibold text-ink-2">{noteMessages.found(title, evidence.length)}</h3>
      {items.length === 0 ? <p className="text-note text-ink-2">{nothing}</p> : <Folded items={items} />}
    </section>
  );
}
