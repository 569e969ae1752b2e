import { decidedAndToDo } from '#lib/analyses/enhanced-understanding/findings';
import { page } from '#lib/analyses/enhanced-understanding/page';
import type { EnhancedUnderstanding } from '#lib/analyses/enhanced-understanding/schema';
import { sentence, words } from '#lib/base/words';
import type { CardParts } from '#components/cards/parts/card-parts';
import { ContradictionList } from '#components/cards/evidence/contradiction-list';
import { Folded } from '#components/cards/parts/folded';
import { Points } from '#components/cards/evidence/points';
import { QuestionList } from '#components/cards/evidence/question-list';
import { Said } from '#components/cards/evidence/said';
import { readingsMessages } from '#lib/messages/readings';

const texts = readingsMessages.enhanced_understanding;

/** Lines that the card does not show in more detail elsewhere: a language model may give one without the other. */
function others(lines: readonly string[], told: readonly string[]): string[] {
  return lines.filter((line) => !told.some((text) => text.includes(line) || line.includes(text)));
}

function actionWords({ what, who, when, accepted, status }: EnhancedUnderstanding['actions'][number]): string {
  const parts = [
    what ?? null,
    who === null ? null : texts.who(who),
    when === null ? null : texts.when(when),
    status === 'open' && accepted !== null ? (accepted ? texts.agreed : texts.notAgreed) : texts.states[status],
  ];
  return sentence(parts.filter((part) => part !== null).join('; ') || texts.nobodyAssigned);
}

/** A model's own words, and the speakers who disagree. */
function disagreementWords(what: string | undefined, between: readonly string[]): string | undefined {
  const parts = [what ?? null, between.length > 1 ? texts.between(between) : null].filter((part) => part !== null);
  return parts.length === 0 ? undefined : sentence(parts.join('; '));
}

function Quotes({
  title,
  lines,
}: {
  title: string;
  lines: readonly { text: string; speaker?: string | null; start_s: number; about?: string | undefined }[];
}) {
  if (lines.length === 0) return null;
  const items = lines.map((line, index) => (
    <li key={`${index} ${line.start_s}`} className="py-0.5">
      <Said start_s={line.start_s} about={line.about}>
        {line.speaker && <strong className="font-semibold">{line.speaker}: </strong>}“{line.text}”
      </Said>
    </li>
  ));
  return (
    <Points title={title}>
      <Folded items={items} />
    </Points>
  );
}

function Body({ data }: { data: EnhancedUnderstanding }) {
  const asked = data.questions.map((item) => item.question);
  const { decisions, actions } = decidedAndToDo(data);
  return (
    <>
      {data.key_topics.length > 0 && (
        <p className="mt-3 text-ink-2 wrap-anywhere">
          {texts.topics} <span className="text-ink">{data.key_topics.join(', ')}</span>
        </p>
      )}
      <Quotes
        title={texts.decisions}
        lines={decisions.map(({ what, ...rest }) => ({
          ...rest,
          about: what === undefined ? undefined : sentence(what),
        }))}
      />
      <Quotes
        title={texts.tasks}
        lines={actions.map((item) => ({ text: item.text, start_s: item.start_s, about: actionWords(item) }))}
      />
      <Points
        said
        evidence={data.evidence}
        title={data.actions.length > 0 ? texts.morePromises : texts.promises}
        lines={others(
          data.action_items,
          data.actions.map((item) => item.text),
        )}
      />
      <QuestionList questions={data.questions} />
      <Points
        said
        evidence={data.evidence}
        title={asked.length > 0 ? texts.moreOpenQuestions : texts.openQuestions}
        lines={others(data.unresolved_questions, asked)}
      />
      <Quotes
        title={texts.disagreements}
        lines={data.disagreements.map(({ between, about, what, start_s }) => ({
          text: about,
          start_s,
          about: disagreementWords(what, between),
        }))}
      />
      <Quotes
        title={texts.positions}
        lines={data.positions.map(({ speaker, on, stance, start_s }) => ({
          text: stance,
          speaker,
          start_s,
          about: on === null ? undefined : sentence(texts.about(on)),
        }))}
      />
      <Quotes
        title={texts.turningPoints}
        lines={data.turning_points.map(({ what, change, start_s }) => ({
          text: what,
          start_s,
          about: change === undefined ? undefined : sentence(change),
        }))}
      />
      <ContradictionList contradictions={data.contradictions} />
      <Points
        said
        evidence={data.evidence}
        title={texts.contradictions}
        lines={data.contradictions.length > 0 ? [] : data.key_inconsistencies}
      />
      <Quotes
        title={texts.toCheck}
        lines={data.checkable_claims.map((item) => ({ ...item, about: texts.claimKind(words(item.what)) }))}
      />
      <Points
        said
        evidence={data.evidence}
        title={data.checkable_claims.length > 0 ? texts.moreToCheck : texts.toCheck}
        lines={others(
          data.unverified_claims,
          data.checkable_claims.map((item) => item.text),
        )}
      />
      <Points said evidence={data.evidence} title={texts.evasions} lines={data.areas_of_evasiveness} />
      <Points said evidence={data.evidence} title={texts.nuances} lines={data.nuances_detected} />
      <Points
        said
        evidence={data.evidence}
        title={texts.context}
        lines={others(
          data.contextual_insights,
          data.decisions.map((item) => item.text),
        )}
      />
      <Points said evidence={data.evidence} title={texts.followUps} lines={data.suggested_follow_up_questions} />
    </>
  );
}

export const enhancedUnderstanding: CardParts<'enhanced_understanding'> = {
  page,
  Body,
  source: texts.source,
  measured: false,
  quotes: (data) => [
    ...[...data.decisions, ...data.actions, ...data.checkable_claims].map(({ text, start_s }) => ({
      quote: text,
      start_s,
    })),
    ...data.questions.map(({ question, start_s }) => ({ quote: question, start_s })),
    ...data.contradictions.flatMap((item) => [
      { quote: item.first, start_s: item.first_start_s },
      { quote: item.second, start_s: item.second_start_s },
    ]),
  ],
};
