import { byAsking, questionWords } from '#lib/analyses/enhanced-understanding/question-words';
import type { EnhancedUnderstanding } from '#lib/analyses/enhanced-understanding/schema';
import { Folded } from '#components/cards/parts/folded';
import { readingsMessages } from '#lib/messages/readings';
import { PlayAt } from './play-at';
import { Points } from './points';
import { Said } from './said';

const texts = readingsMessages.enhanced_understanding;

type Question = EnhancedUnderstanding['questions'][number];

const order = (question: Question): number => (question.answered === false ? 0 : question.answered === null ? 1 : 2);

/**
 * Each question with its answer; open ones first, since they may still be answered. Questions that ask for nothing
 * stand apart.
 */
export function QuestionList({ questions }: { questions: readonly Question[] }) {
  const { asked, apart } = byAsking(questions);
  return (
    <>
      {asked.length > 0 && <Asked questions={asked} />}
      <Apart questions={apart} />
    </>
  );
}

function Asked({ questions }: { questions: readonly Question[] }) {
  const items = questions
    .toSorted((a, b) => order(a) - order(b) || a.start_s - b.start_s)
    .map((item, index) => (
      <li key={`${index} ${item.start_s}`} className="py-1">
        <Said start_s={item.start_s} about={<Answer of={item} />}>
          {item.speaker && <strong className="font-semibold">{item.speaker}: </strong>}“{item.question}”
        </Said>
      </li>
    ));
  return (
    <Points title={texts.questions}>
      <p className="text-note text-ink-2">{questionWords(questions)}</p>
      <Folded items={items} />
    </Points>
  );
}

const apartWords: Readonly<Record<string, string>> = texts.apart;

function Apart({ questions }: { questions: readonly Question[] }) {
  if (questions.length === 0) return null;
  const items = questions.map((item, index) => (
    <li key={`${index} ${item.start_s}`} className="py-1">
      <Said start_s={item.start_s} about={apartWords[item.kind]}>
        {item.speaker && <strong className="font-semibold">{item.speaker}: </strong>}“{item.question}”
      </Said>
    </li>
  ));
  return (
    <Points title={texts.apartTitle}>
      <Folded items={items} first={1} />
    </Points>
  );
}

const openWords: Readonly<Record<string, string>> = { open: texts.open, deflected: texts.deflected };

function Answer({ of: { answered, answer, answer_start_s, status } }: { of: Question }) {
  if (answered === null) return texts.unclear;
  if (!answered)
    return <strong className="font-semibold text-ink">{openWords[status ?? ''] ?? texts.seemsOpen}</strong>;
  return (
    <>
      {texts.answered}
      {answer_start_s !== null && <PlayAt start_s={answer_start_s} className="ml-1.5" />}
      {answer === null ? '.' : texts.answer(answer)}
    </>
  );
}
