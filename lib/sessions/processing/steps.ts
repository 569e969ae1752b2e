import { customTypeFor, type OwnQuestion } from '#lib/analyses/custom/question';
import { type AnalysisType, type CardType, type CustomType, isModelType, isReadingType } from '#lib/analyses/steps';
import { AppError } from '#lib/base/errors';
import { errorSentence } from '#lib/messages/errors';
import type { EventLog } from '#lib/events/log';
import { newCustomType } from '#lib/runs/record-again';
import { readView } from '#lib/events/read-view';
import type { SessionView } from '#lib/events/view';
import type { Access } from '#lib/sessions/access/access';
import type { Visitor } from '#lib/sessions/contract';
import type { KnownQuestion, QuestionStore } from './questions.ts';
import type { Runs } from './runs.ts';
import type { StoredSession } from '#lib/sessions/store';

/** Nobody reads more cards than this, and each costs a call. */
const mostQuestions = 20;

export interface AgainRequest {
  /** Default: the model if one is configured and can refine the step. */
  engine?: 'local' | 'model';
  /** The owner's instruction to the model. */
  instruction?: string;
}

interface StepsOptions {
  access: Access;
  log: EventLog;
  runs: Runs;
  questions: QuestionStore;
  /** Which of the models are configured. */
  models: { language: boolean; speech: boolean };
}

/**
 * Steps that the owner runs again, and the owner's own questions. Every request is queued, and the log shows its
 * result.
 */
export class StepService {
  readonly #options: StepsOptions;

  constructor(options: StepsOptions) {
    this.#options = options;
  }

  /** Throws AppError `not_found`, `not_owner`, `session_busy`, `needs_transcript`, `needs_audio` or `needs_model`. */
  async again(id: string, visitor: Visitor, type: AnalysisType, { engine, instruction }: AgainRequest): Promise<void> {
    const { session, view } = await this.#ended(id, visitor);
    if (isReadingType(type) && !view.steps.transcript.data) throw new AppError('needs_transcript', { reason: 'read' });
    if (type === 'audio_quality_metrics' && !session.audio) throw new AppError('needs_audio', { reason: 'step' });
    const able =
      type === 'transcript'
        ? this.#options.models.speech && session.audio !== null
        : isModelType(type) && this.#options.models.language;
    const wanted = engine ?? (able ? 'model' : 'local');
    if ((wanted === 'model' || instruction !== undefined) && !able)
      throw new AppError('needs_model', { reason: whyNoModel(type, this.#options.models.language) });
    if (wanted === 'local' && instruction !== undefined) throw new AppError('needs_model', { reason: 'instruction' });
    await this.#options.runs.again(id, {
      kind: 'step',
      analysis_type: type,
      engine: wanted,
      instruction: instruction ?? null,
    });
  }

  /**
   * Runs all steps again that were made from the text before its corrections, together, including the owner's own
   * questions. Throws as `again` does.
   */
  async rereadAll(id: string, visitor: Visitor): Promise<void> {
    const { view } = await this.#ended(id, visitor);
    if (!view.steps.transcript.data) throw new AppError('needs_transcript', { reason: 'read' });
    await this.#options.runs.again(id, { kind: 'readings', which: 'all' });
    if (!this.#options.models.language) return;
    for (const { analysis_type, name, instruction } of view.custom.filter((step) =>
      view.edits.stale.includes(step.analysis_type),
    )) {
      await this.#options.runs.again(id, { kind: 'question', analysis_type, question: { name, instruction } });
    }
  }

  /**
   * Asks a new question in this session. Returns the type of its card. Throws as `again` does, and `invalid_change` if
   * there are too many.
   */
  async ask(id: string, visitor: Visitor, question: OwnQuestion): Promise<CustomType> {
    const { session, view } = await this.#ended(id, visitor);
    this.#requireAnswerable(view);
    if (view.custom.length >= mostQuestions)
      throw new AppError('invalid_change', { reason: 'too_many_questions', most: mostQuestions });
    const type = newCustomType(view, question);
    await this.#options.runs.again(id, { kind: 'question', analysis_type: type, question });
    await this.#options.questions.keep(session.owner_id, { ...question, slug: slugOf(question) });
    return type;
  }

  /** Asks a question of this session again, with another instruction if one is given. */
  async askAgain(id: string, visitor: Visitor, type: CustomType, instruction?: string): Promise<void> {
    const { view } = await this.#ended(id, visitor);
    const known = this.#known(view, type);
    this.#requireAnswerable(view);
    await this.#options.runs.again(id, {
      kind: 'question',
      analysis_type: type,
      question: { name: known.name, instruction: instruction ?? known.instruction },
    });
  }

  /** Removes a question's card; its results stay in the log until the session is deleted. */
  async withdraw(id: string, visitor: Visitor, type: CustomType): Promise<void> {
    const { log, access } = this.#options;
    await access.toChange(id, visitor);
    this.#known(await readView(log, id), type);
    await log.append(id, [
      {
        type: 'error',
        analysis_type: type,
        code: 'withdrawn',
        message: errorSentence('withdrawn', {}),
        retryable: false,
      },
    ]);
  }

  /** The visitor's questions of this and other sessions, newest first. */
  async known({ owner_id }: Visitor): Promise<KnownQuestion[]> {
    return owner_id === null ? [] : this.#options.questions.list(owner_id);
  }

  async #ended(id: string, visitor: Visitor): Promise<{ session: StoredSession; view: SessionView }> {
    const session = await this.#options.access.toChange(id, visitor);
    const view = await readView(this.#options.log, id);
    if (!view.complete) throw new AppError('session_busy', { reason: 'step' });
    return { session, view };
  }

  #requireAnswerable(view: SessionView): void {
    if (!this.#options.models.language) throw new AppError('needs_model', { reason: 'question' });
    if (!view.steps.transcript.data) throw new AppError('needs_transcript', { reason: 'read' });
  }

  #known(view: SessionView, type: CustomType): { name: string; instruction: string } {
    const known = view.custom.find(({ analysis_type }) => analysis_type === type);
    if (!known) throw new AppError('not_found', { reason: 'question' });
    return known;
  }
}

const slugOf = (question: OwnQuestion): string => customTypeFor(question.name, []).slice('custom:'.length);

function whyNoModel(type: CardType, language: boolean): 'speech' | 'measured' | 'language' {
  if (type === 'transcript') return 'speech';
  return language ? 'measured' : 'language';
}
