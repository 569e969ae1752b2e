import type { Conversation } from './conversations.ts';
import { passageAt, type TalkResults } from './results.ts';
import { Mean, Share, Tally } from './tally.ts';
import { bagOf, folded, pkOf, unigramF1 } from './words.ts';

/** Lists, scored by precision and recall. */
const listed = [
  'decisions',
  'tasks',
  'questions asked',
  'questions left open',
  'answers',
  'claims',
  'reasons',
  'emotions',
  'pressure',
  'fallacies',
  'checkable facts',
  'contradictions',
  'strain',
  'positions',
  'turning points',
  'disagreements',
] as const;
export type Listed = (typeof listed)[number];

const asking = new Set(['information', 'confirmation', 'request']);
const feelings = new Set(['anger', 'disgust', 'fear', 'joy', 'sadness', 'surprise']);

/** Evidence that stands in a passage of the talk. */
const inPassages = <T extends { segment_id: number | null }>(evidence: readonly T[]): (T & { segment_id: number })[] =>
  evidence.filter((item): item is T & { segment_id: number } => item.segment_id !== null);

const starts = (things: readonly { start_s: number }[]): { at: number }[] =>
  things.map(({ start_s }) => ({ at: passageAt(start_s) }));
const present = (times: readonly (number | null | undefined)[]): { at: number }[] =>
  times.filter((time) => time !== null && time !== undefined).map((time) => ({ at: passageAt(time) }));
const placed = (items: readonly { seg: readonly number[] }[]): { at: readonly number[] }[] =>
  items.map(({ seg }) => ({ at: seg }));

/** The agreement of an engine's results with a careful reader's, over the added conversations. */
export class Score {
  readonly tallies = new Map<Listed, Tally>(listed.map((name) => [name, new Tally()]));
  readonly doers = new Share();
  readonly central = new Share();
  readonly topics = new Share();
  readonly intents = new Share();
  readonly respect = new Share();
  conversations = 0;
  words = 0;
  /** Unigram F1 of the summary against the reader's gist. */
  readonly gist = new Mean();
  /** Pk of the subjects, lower is better; nothing if no talk was long enough. */
  readonly pk = new Mean();
  falsePressure = 0;
  falseEmotions = 0;

  add(conversation: Conversation, results: TalkResults): void {
    const { gold, segments } = conversation;
    this.conversations += 1;
    this.words += segments.reduce((sum, { text }) => sum + text.split(/\s+/u).filter((word) => word !== '').length, 0);
    this.#understood(gold, results);
    this.#argued(gold, results);
    this.#felt(gold, results);
    this.#summed(conversation, results);
    for (const { speaker, respect_level } of results.attitude.speakers) {
      const wanted = gold.attitude[speaker]?.respect;
      if (wanted && respect_level) this.respect.add(respect_level === (wanted === 'normal' ? 'neutral' : wanted));
    }
    for (const { speaker, intents } of results.intent.speakers) {
      const wanted = gold.intents[speaker] ?? [];
      if (wanted.length > 0 && intents.length > 0)
        this.intents.add(intents.slice(0, 2).some((intent) => wanted.includes(intent)));
    }
  }

  #tally(name: Listed, ...added: Parameters<Tally['add']>): void {
    this.tallies.get(name)?.add(...added);
  }

  #understood(gold: Conversation['gold'], { understanding: said }: TalkResults): void {
    this.#tally('decisions', starts(said.decisions), placed(gold.decisions), 2, true);
    this.#tally('tasks', starts(said.actions), placed(gold.actions), 2, true);
    for (const { who, start_s } of said.actions) {
      const near = gold.actions.filter(({ seg }) => seg.some((at) => Math.abs(passageAt(start_s) - at) <= 2));
      if (near.length > 0)
        this.doers.add(near.some((action) => Boolean(who) && folded(action.who ?? '').includes(folded(who ?? ''))));
    }
    const mine = said.questions.filter(({ kind }) => asking.has(kind));
    const asked = gold.questions.filter(({ kind }) => asking.has(kind));
    const at = ({ seg }: { seg: number }): { at: number[] } => ({ at: [seg] });
    this.#tally('questions asked', starts(mine), asked.map(at), 0);
    this.#tally(
      'questions left open',
      starts(mine.filter(({ answered }) => answered === false)),
      asked.filter(({ status }) => status === 'open' || status === 'deflected').map(at),
      0,
    );
    const answers = mine.flatMap(({ answered, answer_start_s, start_s }) =>
      answered && answer_start_s !== null ? [{ at: passageAt(answer_start_s), label: passageAt(start_s) }] : [],
    );
    const given = asked.flatMap(({ seg, answer }) => (answer && answer.length > 0 ? [{ at: answer, label: seg }] : []));
    this.#tally('answers', answers, given, 1);
    this.#tally('checkable facts', starts(said.checkable_claims), placed(gold.checkable), 0);
    this.#tally(
      'contradictions',
      present(said.contradictions.map(({ first_start_s }) => first_start_s)),
      placed(gold.contradictions),
      1,
    );
    this.#tally('positions', starts(said.positions), placed(gold.positions), 2);
    this.#tally('turning points', starts(said.turning_points), placed(gold.turning_points), 2);
    const spans = gold.disagreements.map(({ from, to }) => ({
      at: Array.from({ length: to - from + 1 }, (_, index) => from + index),
    }));
    this.#tally('disagreements', starts(said.disagreements), spans, 2);
  }

  #argued(gold: Conversation['gold'], { argument: said }: TalkResults): void {
    this.#tally(
      'claims',
      present(said.key_arguments.map(({ claim_start_s }) => claim_start_s)),
      placed([...gold.claims, ...gold.positions]),
      1,
    );
    const reasons = placed(gold.claims.flatMap((claim) => claim.reasons));
    this.#tally('reasons', present(said.key_arguments.map(({ evidence_start_s }) => evidence_start_s)), reasons, 1);
    const fallacies = inPassages(said.evidence)
      .filter(({ cue }) => said.fallacies_detected.some(({ fallacy }) => fallacy === cue))
      .map(({ segment_id: at }) => ({ at }));
    this.#tally('fallacies', fallacies, placed(gold.fallacies), 0);
  }

  #felt(gold: Conversation['gold'], { emotion, pressure, strain }: TalkResults): void {
    const shown = inPassages(emotion.evidence)
      .filter(({ source, cue }) => source !== 'audio' && feelings.has(cue))
      .map(({ segment_id: at, cue: label }) => ({ at, label }));
    this.#tally(
      'emotions',
      shown,
      gold.emotions.map(({ seg, emotion: label }) => ({ at: seg, label })),
      0,
    );
    this.falseEmotions += shown.filter(({ at }) => !gold.emotions.some(({ seg }) => seg.includes(at))).length;
    const pressed = inPassages(pressure.evidence).map(({ segment_id: at }) => ({ at }));
    this.#tally('pressure', pressed, placed(gold.pressure), 0);
    this.falsePressure += pressed.filter(({ at }) => !gold.pressure.some(({ seg }) => seg.includes(at))).length;
    this.#tally('strain', starts(strain.strain), placed(gold.strain), 0);
  }

  #summed({ gold, segments }: Conversation, { understanding: said, cuts: starting }: TalkResults): void {
    for (const { cue, segment_id } of inPassages(said.evidence)) {
      if (cue === 'central_sentence')
        this.central.add(gold.key_segments.some(({ seg }) => Math.abs(segment_id - seg) <= 1));
    }
    const about = bagOf(gold.topics.map(({ title, terms }) => `${terms.join(' ')} ${title}`).join(' '));
    for (const topic of said.key_topics.slice(0, 5))
      this.topics.add([...bagOf(topic).keys()].some((word) => about.has(word)));
    this.gist.add(unigramF1(said.summary_of_understanding, gold.gist));
    const cuts = starting.slice(1).map((start_s) => passageAt(start_s));
    const pk = pkOf(
      segments.length,
      gold.topics.slice(1).map(({ from }) => from),
      cuts,
    );
    if (pk !== null) this.pk.add(pk);
  }
}
