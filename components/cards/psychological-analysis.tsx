import { page } from '#lib/analyses/psychological-analysis/page';
import type { Engine } from '#lib/analyses/analysis';
import type { PsychologicalAnalysis } from '#lib/analyses/psychological-analysis/schema';
import { capital, sentence } from '#lib/base/words';
import { placeQuotes, quoteIn } from '#lib/analyses/quotes/quote-places';
import type { CardParts } from '#components/cards/parts/card-parts';
import { Folded } from '#components/cards/parts/folded';
import { Points } from '#components/cards/evidence/points';
import { Said } from '#components/cards/evidence/said';
import { noteMessages } from '#lib/messages/note';
import { readingsMessages } from '#lib/messages/readings';

const texts = readingsMessages.psychological_analysis;

type Level = 'low' | 'normal' | 'high';
const places: readonly Level[] = ['low', 'normal', 'high'];

/** Three positions on a line, one of them marked: a level is not a number. */
function LevelLine({
  term,
  level,
  note,
  none = noteMessages.notMeasured,
}: {
  term: string;
  level: Level | null;
  note: string;
  none?: string;
}) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-t border-line py-1.5 sm:grid-cols-[11rem_auto_minmax(0,1fr)]">
      <dt className="text-ink-2">{term}</dt>
      <dd className="flex gap-1">
        {level === null ? (
          <span className="text-ink-2">{none}</span>
        ) : (
          places.map((place) => (
            <span
              key={place}
              className={`w-16 border-b-[3px] text-center ${place === level ? 'border-accent font-semibold' : 'border-line text-ink-2'}`}
            >
              {place === level ? (
                place
              ) : (
                <span aria-hidden="true" className="text-note">
                  {place}
                </span>
              )}
            </span>
          ))
        )}
      </dd>
      <dd className="col-span-2 self-center text-note text-ink-2 sm:col-span-1">{note}</dd>
    </div>
  );
}

/** Signs of strain in the words, in order of time, each with its kind and speaker. */
function Strain({ strain }: Pick<PsychologicalAnalysis, 'strain'>) {
  if (strain.length === 0) return null;
  const items = strain.map(({ sign, speaker, quote, start_s }, index) => (
    <li key={`${index} ${quote}`}>
      <Said start_s={start_s} about={texts.strainOf(capital(sign), speaker)}>
        “{quote}”
      </Said>
    </li>
  ));
  return (
    <section className="mt-4">
      <h3 className="text-note font-semibold text-ink-2">{texts.strain}</h3>
      <Folded items={items} first={5} />
    </section>
  );
}

function Body({ data, by = 'local' }: { data: PsychologicalAnalysis; by?: Engine['kind'] | undefined }) {
  const told =
    by === 'model'
      ? { none: texts.unclear, sure: texts.byQuotes, load: texts.byQuotes }
      : { none: noteMessages.notMeasured, sure: texts.certainty.note, load: texts.load.note };
  return (
    <>
      {data.emotional_state && !data.psychological_summary.includes(data.emotional_state) && (
        <p className="mt-1 text-ink-2">{sentence(data.emotional_state)}</p>
      )}
      <Strain strain={data.strain} />
      <dl className="mt-4">
        <LevelLine term={texts.certainty.term} level={data.confidence_level} note={told.sure} none={told.none} />
        <LevelLine term={texts.load.term} level={data.cognitive_load} note={told.load} none={told.none} />
        <LevelLine
          term={texts.voice.term}
          level={data.stress_level}
          note={data.stress_level === null ? texts.voice.missing : texts.voice.note}
        />
      </dl>
      <Points said evidence={data.evidence} title={texts.bias} lines={data.potential_biases} />
    </>
  );
}

export const psychologicalAnalysis: CardParts<'psychological_analysis'> = {
  page,
  Body,
  source: texts.source,
  measured: false,
  quotes: (data) => [
    ...data.strain.map(({ quote, start_s }) => ({ quote, start_s })),
    ...placeQuotes(data.potential_biases.map(quoteIn), data.evidence),
  ],
};
