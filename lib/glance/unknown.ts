import { asOfToday } from '#lib/analyses/pages';
import { isReadingType, titles } from '#lib/analyses/steps';
import { unsureBelow } from '#lib/base/confidence';
import { count, list } from '#lib/base/words';
import { limitsTheRest } from '#lib/analyses/audio-quality-metrics/findings';
import { isCancelled, lacksAudio, type SessionView, type StepView } from '#lib/events/view';

/** A gap in what is known, and how to close it. */
export interface Unknown {
  what: string;
  remedy: string;
  /** A moment to listen to, if there is one. */
  start_s: number | null;
}

/**
 * The one gap that matters most to the reader of the page. There always is one: no reading can tell what anyone meant.
 */
export function unknownIn(view: SessionView): Unknown {
  return (
    candidates(view).find((item) => item !== null) ?? {
      what: 'what anybody meant; only wording and sound are read',
      remedy: 'Listen at the marks.',
      start_s: null,
    }
  );
}

function* candidates(view: SessionView): Generator<Unknown | null> {
  const { steps, segments } = view;
  const transcript = steps.transcript.data;
  const readings = Object.values(steps).filter((step) => isReadingType(step.analysis_type));
  if (view.complete === null)
    yield {
      what:
        segments.length === 0
          ? 'anything yet; the recording is being opened'
          : 'all of it yet; the readings are still going on',
      remedy: 'What is found appears here.',
      start_s: null,
    };
  if (isCancelled(steps.transcript) && transcript === null)
    yield {
      what:
        segments.length === 0
          ? 'what was said; the run was cancelled before the words were read'
          : 'all that was said; the run was cancelled before its end',
      remedy: 'The owner can run it again from the menu of the transcript.',
      start_s: null,
    };
  if (steps.transcript.state === 'failed' && transcript === null)
    yield {
      what: 'what was said; the words could not be read',
      remedy: 'The note on the text says why.',
      start_s: null,
    };
  if (transcript && segments.length === 0)
    yield { what: 'what was said; no words were made out', remedy: 'Listen to the recording.', start_s: null };
  yield shortText(readings);
  yield poorSound(view);
  if (segments.length > 1 && segments.every(({ speaker }) => speaker === null))
    yield {
      what: 'who speaks; the voices were not told apart',
      remedy: 'Name the speakers in the text.',
      start_s: null,
    };
  const gaps = transcript?.gaps ?? [];
  if (gaps.length > 0)
    yield {
      what: `the words in ${count(gaps.length, 'place')} where somebody speaks`,
      remedy: 'Listen there.',
      start_s: gaps[0]?.start_s ?? null,
    };
  yield failures(view);
  const unsure = segments.filter(({ confidence }) => confidence < unsureBelow);
  if (unsure.length > 0)
    yield {
      what: `whether ${count(unsure.length, 'passage')} with a dotted line ${unsure.length === 1 ? 'reads' : 'read'} as said; nothing is quoted from there`,
      remedy: 'Listen there.',
      start_s: unsure[0]?.start_s ?? null,
    };
  if (transcript?.speakers_by === 'voice')
    yield {
      what: 'whether each passage has the right speaker; the voices were told apart by their sound',
      remedy: 'Check the names in the text.',
      start_s: null,
    };
  if (lacksAudio(steps.audio_quality_metrics))
    yield {
      what: 'how it sounded; the text was given without a recording',
      remedy: 'Send the recording to have the voices read.',
      start_s: null,
    };
  yield unanswered(view);
}

/** Most readings have too little text, for the same reason. */
function shortText(readings: readonly StepView[]): Unknown | null {
  const without = readings.filter(({ data }) => data && !data.sufficiency.enough);
  const reasons = Map.groupBy(without, ({ data }) => data?.sufficiency.reason ?? '');
  const [reason, own] = [...reasons].toSorted((a, b) => b[1].length - a[1].length)[0] ?? ['', []];
  if (own.length <= readings.length / 2 || reason === '') return null;
  return { what: `what ${count(own.length, 'reading')} would say. ${reason}`, remedy: '', start_s: null };
}

function poorSound({
  steps: {
    audio_quality_metrics: { data },
  },
}: SessionView): Unknown | null {
  if (!data || !limitsTheRest(data)) return null;
  return {
    what: `how far the rest can be trusted. ${data.problems[0]?.detail ?? 'The recording is poor.'}`,
    remedy: 'Listen before you quote.',
    start_s: null,
  };
}

function failures({ steps }: SessionView): Unknown | null {
  const failed = Object.values(steps).filter((step) => step.state === 'failed' && !step.data && !lacksAudio(step));
  if (failed.length === 0) return null;
  const names = failed.slice(0, 3).map(({ analysis_type }) => `“${titles[analysis_type]}”`);
  return {
    what: `what ${list(names)} would say; ${failed.length === 1 ? 'that step' : 'those steps'} did not finish`,
    remedy: 'The note says why.',
    start_s: null,
  };
}

function unanswered({ steps }: SessionView): Unknown | null {
  const { data } = steps.enhanced_understanding;
  const doubtful = data
    ? asOfToday('enhanced_understanding', data).questions.filter(
        ({ answered, kind }) => answered === null && ['information', 'confirmation', 'request'].includes(kind),
      )
    : [];
  const [first] = doubtful;
  return first
    ? {
        what: `whether ${count(doubtful.length, 'question')} got an answer`,
        remedy: 'Listen there.',
        start_s: first.start_s,
      }
    : null;
}
