import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { analysisTypes } from '#lib/analyses/steps';
import { AppError } from '#lib/base/errors';
import type { Fact } from '#lib/events/facts';
import { MemoryLog } from '#lib/events/memory-log';
import { readView } from '#lib/events/read-view';
import { recordRun } from './record-run.ts';
import { type FakePartsScript, createFakeParts } from '#lib/pipeline/testing/fake-parts';
import type { RunRequest } from '#lib/pipeline/request';

const session = 'AAAAAAAAAAAAAAAAAAAAAA';
const speech = {
  segments: [
    { start_s: 0, end_s: 3, text: 'We need to decide about the budget today.' },
    { start_s: 3.5, end_s: 7, text: 'I think we should wait because the numbers are not final.' },
    { start_s: 7.2, end_s: 9.5, text: 'Can you send me the report by Friday?' },
  ],
};

async function request(more: Partial<RunRequest> = {}): Promise<RunRequest> {
  const work_dir = await mkdtemp(join(tmpdir(), 'undertone-run-'));
  return {
    audio_path: 'unused',
    work_dir,
    peaks_path: join(work_dir, 'peaks.json'),
    playable_path: join(work_dir, 'playable.mp3'),
    duration_hint_s: 10,
    context: {},
    voice_inference: true,
    signal: new AbortController().signal,
    ...more,
  };
}

async function run(script: FakePartsScript, more: Partial<RunRequest> = {}, log = new MemoryLog()): Promise<Fact[]> {
  await recordRun(log, session, await request(more), createFakeParts(script));
  return log.read(session, 0, 1000);
}

const failures = (facts: Fact[]) =>
  facts.flatMap((fact) => (fact.type === 'error' ? [[fact.analysis_type, fact.code]] : []));
const last = (facts: Fact[]) => facts.at(-1);

describe('a run', () => {
  test('ends with twelve results and complete; progress never falls and reaches twelve', async () => {
    const facts = await run({ speech });
    expect(facts.map((fact) => fact.seq)).toEqual(facts.map((_, index) => index + 1));
    expect(facts.flatMap((fact) => (fact.type === 'result' ? [fact.analysis_type] : [])).toSorted()).toEqual(
      analysisTypes.toSorted(),
    );
    const progress = facts.flatMap((fact) => (fact.type === 'progress' ? [fact.progress] : []));
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toBe(12);
    expect(last(facts)).toMatchObject({ type: 'complete', failed: [] });
  });

  test('each step starts before it ends, and ends once', async () => {
    const facts = await run({ speech });
    for (const type of analysisTypes) {
      const states = facts.flatMap((fact) =>
        fact.type === 'progress' && fact.analysis_type === type ? [fact.state] : [],
      );
      expect(states).toEqual(['started', 'finished']);
    }
  });

  test('segments come before the transcript, which holds the same words', async () => {
    const facts = await run({ speech });
    const partials = facts.flatMap((fact) => (fact.type === 'partial' ? [fact.data.text] : []));
    expect(partials).toEqual(speech.segments.map(({ text }) => text));
    const transcript = facts.find((fact) => fact.type === 'result' && fact.analysis_type === 'transcript');
    expect(transcript).toMatchObject({ data: { transcript: partials.join(' ') } });
  });

  test('one broken reading fails alone and shows no internals', async () => {
    const facts = await run({ speech, brokenReadings: ['argument_analysis'] });
    expect(failures(facts)).toEqual([['argument_analysis', 'analysis_failed']]);
    expect(last(facts)).toMatchObject({ type: 'complete', failed: ['argument_analysis'] });
    expect(JSON.stringify(facts)).not.toContain('a bug in a reading');
  });

  test('without a transcript the steps that read it say so, and the others finish', async () => {
    const facts = await run({ speech: { ...speech, failAt: 1 } });
    const [first, ...rest] = failures(facts);
    expect(first).toEqual(['transcript', 'recogniser_failed']);
    expect(rest).toHaveLength(10);
    expect(rest.every(([, code]) => code === 'needs_transcript')).toBe(true);
    expect(facts.some((fact) => fact.type === 'result' && fact.analysis_type === 'audio_quality_metrics')).toBe(true);
    expect((await lastView(facts)).progress.done).toBe(12);
  });

  test('a decoder that fails fails every step, with its sentence, and the run still ends', async () => {
    const listenError = new AppError('decoder_failed', { reason: 'crashed' });
    const facts = await run({ speech, listenError });
    expect(failures(facts)).toHaveLength(12);
    expect(facts.find((fact) => fact.type === 'error' && fact.analysis_type === 'audio_quality_metrics')).toMatchObject(
      { message: expect.stringContaining('The decoder stopped unexpectedly') },
    );
    expect((await lastView(facts)).status).toBe('error');
  });

  test('silence gives an empty transcript with a reason, and readings that say there is too little', async () => {
    const facts = await run({ speech: { segments: [] } });
    const results = facts.flatMap((fact) => (fact.type === 'result' ? [fact] : []));
    expect(results).toHaveLength(12);
    for (const { analysis_type, data } of results) {
      if (analysis_type === 'audio_quality_metrics' || analysis_type === 'audio_analysis') continue;
      expect([analysis_type, data.sufficiency.enough]).toEqual([analysis_type, false]);
      expect(data.sufficiency.reason).toMatch(/\w+ \w+.*\.$/);
    }
  });

  test('the speakers that the caller knows are put on the segments', async () => {
    const speaker_diarization = [
      { speaker_label: 'Ann', start_time: 0, end_time: 3.2 },
      { speaker_label: 'Ben', start_time: 3.2, end_time: 10 },
    ];
    const view = await lastView(await run({ speech }, { context: { speaker_diarization } }));
    expect(view.segments.map(({ speaker }) => speaker)).toEqual(['Ann', 'Ben', 'Ben']);
    expect(view.steps.quantitative_metrics.data?.speakers.map(({ speaker }) => speaker)).toEqual(['Ann', 'Ben']);
  });
});

describe('a run that is stopped', () => {
  test('by its owner: unfinished steps are cancelled, and complete comes', async () => {
    const stop = new AbortController();
    const running = run({ speech, until: new Promise(() => undefined) }, { signal: stop.signal });
    setTimeout(() => stop.abort(new AppError('cancelled', { reason: 'run' })), 20);
    const facts = await running;
    expect(failures(facts)).toHaveLength(12);
    expect(failures(facts).every(([, code]) => code === 'cancelled')).toBe(true);
    expect(last(facts)).toMatchObject({ type: 'complete', message: 'Cancelled.' });
  });

  test('by the end of the process: nothing is reported, and the next run continues where it stopped', async () => {
    const log = new MemoryLog();
    const stop = new AbortController();
    const slow = { segments: speech.segments, delayMs: 30 };
    const running = recordRun(log, session, await request({ signal: stop.signal }), createFakeParts({ speech: slow }));
    setTimeout(() => stop.abort(new AppError('shutting_down')), 45);
    await expect(running).rejects.toMatchObject({ code: 'shutting_down' });
    const before = await log.read(session, 0, 1000);
    expect(before.some((fact) => fact.type === 'complete' || fact.type === 'error')).toBe(false);
    expect((await readView(log, session)).segments).toHaveLength(1);

    const after = await run({ speech }, {}, log);
    expect((await lastView(after)).progress.done).toBe(12);
    const partials = after.flatMap((fact) => (fact.type === 'partial' ? [fact.data.id] : []));
    expect(partials).toEqual([0, 1, 2]);
    const done = after.flatMap((fact) => (fact.type === 'result' ? [fact.analysis_type] : []));
    expect(done.toSorted()).toEqual(analysisTypes.toSorted());
  });
});

async function lastView(facts: Fact[]) {
  const log = new MemoryLog();
  await log.append(session, facts);
  return readView(log, session);
}

describe('a run of a given transcript', () => {
  const given = async (text: string, name: string): Promise<Partial<RunRequest>> => {
    const given_path = join(await mkdtemp(join(tmpdir(), 'undertone-given-')), name);
    await writeFile(given_path, text);
    return { audio_path: null, given_path, duration_hint_s: null };
  };
  const talk =
    'Anna: We need to decide about the budget today.\nMark: I think we should wait, because the numbers are not final.\nAnna: Can you send me the report by Friday?';

  test('needs no speech engine, and only the steps that measure sound say that there is none', async () => {
    const facts = await run(
      { speech: { segments: [] }, listenError: new AppError('decoder_failed', { reason: 'stalled' }) },
      await given(talk, 'talk.txt'),
    );
    expect(failures(facts)).toEqual([['audio_quality_metrics', 'needs_audio']]);
    expect(last(facts)).toMatchObject({
      type: 'complete',
      failed: ['audio_quality_metrics'],
      message: 'Eleven analyses are done; the quality of the sound needs audio, and there is none.',
    });
    expect(facts.flatMap((fact) => (fact.type === 'progress' ? [fact.progress] : [])).at(-1)).toBe(12);
    const transcript = facts.flatMap((fact) =>
      fact.type === 'result' && fact.analysis_type === 'transcript' ? [fact] : [],
    )[0];
    expect(transcript).toMatchObject({ engine: { kind: 'local', name: 'given' }, data: { times: 'none' } });
    const partials = facts.flatMap((fact) => (fact.type === 'partial' ? [fact.data] : []));
    expect(partials).toEqual(transcript?.data.segments);
    expect(partials.map(({ speaker }) => speaker)).toEqual(['Anna', 'Mark', 'Anna']);
    const voice = facts.flatMap((fact) =>
      fact.type === 'result' && fact.analysis_type === 'audio_analysis' ? [fact.data.sufficiency] : [],
    )[0];
    expect(voice).toMatchObject({ enough: false, reason: expect.stringContaining('no audio') });
  });

  test('the caller’s times of speakers count only if the text has times', async () => {
    const context = { speaker_diarization: [{ speaker_label: 'Guest', start_time: 0, end_time: 60 }] };
    const names = async (text: string, name: string) => {
      const facts = await run({ speech: { segments: [] } }, { ...(await given(text, name)), context });
      return [...new Set(facts.flatMap((fact) => (fact.type === 'partial' ? [fact.data.speaker] : [])))];
    };
    expect(await names(talk, 'talk.txt')).toEqual(['Anna', 'Mark']);
    expect(await names('1\n00:00:01,000 --> 00:00:02,000\nHello there.\n', 'talk.srt')).toEqual(['Guest']);
  });

  test('continued after a stop it repeats no passage', async () => {
    const log = new MemoryLog();
    const data = {
      id: 0,
      start_s: 0,
      end_s: 3.2,
      speaker: 'Anna',
      text: 'We need to decide about the budget today.',
      confidence: 1,
    };
    await log.append(session, [{ type: 'partial', analysis_type: 'transcript', data }]);
    const facts = await run({ speech: { segments: [] } }, await given(talk, 'talk.txt'), log);
    expect(facts.flatMap((fact) => (fact.type === 'partial' ? [fact.data.id] : []))).toEqual([0, 1, 2]);
    expect(last(facts)).toMatchObject({ type: 'complete', failed: ['audio_quality_metrics'] });
  });
});
