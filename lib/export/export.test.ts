import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { completeSnapshot, results, runOf, runningSnapshot, snapshotOf, viewAfter } from '#components/testing/snapshot';
import { segments } from '#components/testing/conversation';
import { findingId } from '#lib/analyses/evidence/finding';
import { exportSession } from './export.ts';
import { transcriptPage } from './html.ts';
import type { ExportFormat, ExportTable } from './formats.ts';
import { limits } from './notice.ts';
import { sourceOf } from './source.ts';
import { readTranscriptText } from '#lib/speech/transcripts/read';
import { fold } from '#lib/events/reducer';
import { emptyView, type SessionView } from '#lib/events/view';
import type { SessionSnapshot } from '#lib/sessions/contract';

const origin = 'https://undertone.example';
async function given(
  format: ExportFormat,
  snapshot: SessionSnapshot = completeSnapshot,
  table: ExportTable = 'passages',
): Promise<string> {
  const { body } = await exportSession(sourceOf(snapshot, origin), { format, table });
  return typeof body === 'string' ? body : strFromU8(unzipSync(body)['word/document.xml'] ?? new Uint8Array());
}

/** The session with other words, speakers or times. */
function changed(
  change: Partial<SessionView['segments'][number]>,
  times: 'measured' | 'none' | 'starts' = 'measured',
): SessionSnapshot {
  const { view } = completeSnapshot;
  const own = view.segments.map((segment, index) => (index === 0 ? { ...segment, ...change } : segment));
  const transcript = { ...view.steps.transcript, data: { ...results.transcript, segments: own, words: [], times } };
  return { ...completeSnapshot, view: { ...view, segments: own, steps: { ...view.steps, transcript } } };
}

/** Parses RFC 4180, like a spreadsheet. */
function cells(csv: string): string[][] {
  return csv
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
      ),
    );
}

function column(table: string[][], name: string): string[] {
  const [head = [], ...rows] = table;
  return rows.map((row) => row[head.indexOf(name)] ?? '');
}

test('a table says of every passage that the recording does not sound like English', async () => {
  const { view } = completeSnapshot;
  const data = { ...results.transcript, sounds_foreign: true as const };
  const steps = { ...view.steps, transcript: { ...view.steps.transcript, data } };
  const notices = column(cells(await given('csv', { ...completeSnapshot, view: { ...view, steps } })), 'notice');
  expect(notices).toHaveLength(segments.length);
  for (const notice of notices) expect(notice).toMatch(/^This does not sound like English\. .* does not judge\.$/);
  expect(column(cells(await given('csv')), 'notice').join(' ')).not.toContain('English');
});

test('JSON holds everything that the page shows, with its version, and nothing of its owner', async () => {
  const whole = JSON.parse(await given('json')) as Record<string, unknown> & {
    results: Record<string, { data: unknown; engine: unknown }>;
    session: Record<string, unknown>;
  };
  expect(whole).toMatchObject({
    schema: 'undertone.session',
    schema_version: 1,
    known_times: 'both',
    segments,
    session: {
      title: 'An argument about a loan',
      url: `${origin}/s/AbCdEfGhIjKlMnOpQrStUv`,
      file_name: 'argument.mp3',
    },
  });
  expect(Object.fromEntries(Object.entries(whole.results).map(([type, { data }]) => [type, data]))).toEqual(
    JSON.parse(JSON.stringify(results)),
  );
  expect(Object.values(whole.results).every(({ engine }) => engine !== null)).toBe(true);
  expect(await given('json')).not.toMatch(/sharing|is_owner|owner_token|budget/);
});

test('every text names the engines with their versions, the notice and the limits', async () => {
  for (const format of ['json', 'md', 'txt', 'html', 'docx'] as const) {
    const body = (await given(format)).replaceAll(/\s+/g, ' ').replaceAll('&#39;', "'");
    for (const part of [
      'moonshine-tiny 1.0.0',
      'undertone 1.0.0',
      'Undertone 0.',
      'judges nobody',
      ...Object.values(limits),
    ])
      expect([format, body.includes(part) || part]).toEqual([format, true]);
  }
  for (const format of ['vtt', 'srt', 'csv'] as const)
    expect(await given(format)).toMatch(/moonshine-tiny 1\.0\.0[^]*/);
  for (const format of ['vtt', 'srt', 'csv'] as const) expect(await given(format)).toMatch(/judge/);
});

test('the report lists tasks with their speaker and open questions, each with its second', async () => {
  const body = await given('md');
  expect(body).toContain('# An argument about a loan');
  expect(body).toContain(
    '- [0:58](https://undertone.example/s/AbCdEfGhIjKlMnOpQrStUv#t=58.4) “I will give you an answer on Monday” ' +
      '(who: Anna; when: on Monday; open)',
  );
  expect(body).toContain('**Mark:** “Who else would sign this?” (seems open: no answer was found)');
  expect(body).toContain(
    '**Mark:** “After everything I have done for you” (guilt trip: Reminds of past favours to make a refusal ' +
      'feel ungrateful.)',
  );
  expect(body).toContain('| Anna | 53 % | 28 s | 96 | 208 | 6 | 6.3 s | 0 |');
  for (const { text } of segments) expect((await given('txt')).replaceAll(/\s+/g, ' ')).toContain(text);
  for (const line of (await given('txt')).split('\n')) expect(line.length).toBeLessThanOrEqual(96);
});

test('spoken words never become markup: no heading, link, table cell, tag or script', async () => {
  const hostile = changed({ text: '# [here](javascript:alert(1)) | <img src=x onerror=alert(1)> *bold* `code` &amp;' });
  expect(await given('md', hostile)).toContain(
    '\\# \\[here\\](javascript:alert(1)) \\| \\<img src=x onerror=alert(1)\\> \\*bold\\* \\`code\\` &amp;amp;',
  );
  const page = await given('html', hostile);
  expect(page).toContain(
    '# [here](javascript:alert(1)) | &#60;img src=x onerror=alert(1)&#62; *bold* `code` &#38;amp;',
  );
  expect(page).not.toMatch(/<img|<script|src=["']|url\(|@import/);
});

test('a Word document has an outline, links to moments and the words, whatever was said', async () => {
  const document = await given('docx', changed({ text: 'a <b>\0\u0007 & \uD800 c' }));
  expect(document).toContain('a &lt;b&gt; &amp; \uFFFD c');
  expect(document).not.toMatch(/(?![\n\r\t])\p{Cc}/u);
  expect(document.match(/w:pStyle w:val="Heading1"/g)).toHaveLength(12);
  expect(document.match(/<w:hyperlink /g)?.length).toBeGreaterThan(segments.length);
  const paragraphs = (await given('docx')).split('</w:p>').map((part) => part.replaceAll(/<[^>]+>/g, ''));
  for (const { text, speaker } of segments)
    expect(paragraphs).toContainEqual(
      expect.stringMatching(new RegExp(`\\d:\\d\\d${speaker}: ${text.replaceAll(/[?.]/g, '\\$&')}$`)),
    );
});

test('a table of passages has their words, speakers, times and emotions', async () => {
  const table = cells(await given('csv'));
  expect(new Set(table.map((row) => row.length))).toEqual(new Set([table[0]?.length]));
  expect(column(table, 'text')).toEqual(segments.map(({ text }) => text));
  expect(column(table, 'speaker')).toEqual(segments.map(({ speaker }) => speaker));
  expect(column(table, 'start_s').map(Number)).toEqual(segments.map(({ start_s }) => start_s));
  expect(column(table, 'end_s').map(Number)).toEqual(segments.map(({ end_s }) => end_s));
  expect(column(table, 'emotion')).toEqual(['', '', 'sadness', '', 'fear', '', 'anger', '', '', '', '']);
  expect(column(table, 'valence')[3]).toBe('-0.55');
});

test('a table of findings has every quote of every reading with its moment', async () => {
  const table = cells(await given('csv', completeSnapshot, 'findings'));
  const evidence = Object.values(results).flatMap((result) => result.evidence);
  expect(column(table, 'quote')).toEqual(evidence.map(({ quote }) => quote));
  expect(column(table, 'start_s').map(Number)).toEqual(
    evidence.map(({ start_s }) => Math.round(start_s * 1000) / 1000),
  );
  const threat = table.find((row) => row.includes('you will regret this'));
  expect(threat?.slice(0, 4)).toEqual(['Manipulation cues', 'threat', 'you will regret this', 'Mark']);
});

test('no cell becomes a formula, with either separator', async () => {
  for (const text of ['=1+1', '+49 30', '-2+3', '@SUM(A1)', '\t=1+1', ' =1+1', '＝1+1', '|calc'])
    expect(column(cells(await given('csv', changed({ text }))), 'text')[0]).toMatch(/^'/);
  expect(column(cells(await given('csv', changed({ speaker: '=HYPERLINK("http://x")' }))), 'speaker')[0]).toBe(
    '\'=HYPERLINK("http://x")',
  );
  expect(column(cells(await given('csv', changed({ text: 'so; =1+1' }))), 'text')[0]).toBe("so;' =1+1");
  expect(column(cells(await given('csv', changed({ text: 'He said "no",\nthen left' }))), 'text')[0]).toBe(
    'He said "no", then left',
  );
});

test('subtitles can be read back with the same words, speakers and times', async () => {
  const whole = segments.map(({ text }) => text).join(' ');
  for (const format of ['srt', 'vtt'] as const) {
    const back = readTranscriptText(await given(format)).segments;
    expect(back.map(({ text }) => text).join(' ')).toBe(whole);
    for (const { text, speaker, start_s } of segments) {
      const cue = back.find((item) => Math.abs((item.start_s ?? -1) - start_s) < 0.002);
      expect([cue?.speaker, text.startsWith(cue?.text ?? '?')]).toEqual([speaker, true]);
    }
    for (const [index, { start_s, end_s, text }] of back.entries()) {
      expect(end_s).toBeGreaterThan(start_s ?? 0);
      expect(end_s).toBeLessThanOrEqual((back[index + 1]?.start_s ?? 100) + 0.001);
      expect(text.length).toBeLessThanOrEqual(84);
    }
  }
});

test('subtitles are valid whatever was said: no stray arrow, tag or empty line', async () => {
  const hostile = changed({ text: 'a --> b\n\n<b>c</b> & d', speaker: 'A <b>\n>' });
  const web = await given('vtt', hostile);
  expect(web).toContain('<v A &lt;b&gt; &gt;>a --&gt; b &lt;b&gt;c&lt;/b&gt; &amp; d');
  expect(web.match(/-->/g)).toHaveLength(segments.length);
  const blocks = (await given('srt', hostile)).trimEnd().split('\n\n');
  for (const [index, block] of blocks.entries())
    expect(block).toMatch(
      new RegExp(`^${index + 1}\\n\\d\\d:\\d\\d:\\d\\d,\\d{3} --> \\d\\d:\\d\\d:\\d\\d,\\d{3}\\n[^<>]+$`),
    );
});

test('if only starts are known, a cue stays until the next, and the file says so', async () => {
  const web = await given('vtt', changed({}, 'starts'));
  expect(web).toContain('Only the starts of passages are known');
  expect(web).toContain('00:00:00.500 --> 00:00:06.200');
  expect(column(cells(await given('csv', changed({}, 'starts'))), 'end_s').every((cell) => cell === '')).toBe(true);
});

test('the same words from another moment have their own moment and explanation', async () => {
  const step = completeSnapshot.view.steps.manipulation_assessment;
  const quote = 'What are you talking about?';
  const evidence = [4, 19].map((start_s) => ({
    quote,
    segment_id: 0,
    start_s,
    end_s: start_s + 1,
    speaker: null,
    cue: 'belittling',
    source: 'text' as const,
  }));
  const manipulation_techniques = ['Said by Anna.', 'Said by Mark.'].map((explanation) => ({
    technique: 'belittling',
    quote,
    explanation,
  }));
  const view = {
    ...completeSnapshot.view,
    steps: {
      ...completeSnapshot.view.steps,
      manipulation_assessment: {
        ...step,
        data: { ...results.manipulation_assessment, evidence, manipulation_techniques },
      },
    },
  };
  const table = cells(await given('csv', { ...completeSnapshot, view }, 'findings')).filter((row) =>
    row.includes(quote),
  );
  expect(table.map((row) => row.find((cell) => cell.startsWith('Said by')))).toEqual([
    'Said by Anna.',
    'Said by Mark.',
  ]);
});

test('a text without times gives no subtitles, and no clock anywhere', async () => {
  for (const format of ['srt', 'vtt'] as const)
    await expect(given(format, changed({}, 'none'))).rejects.toThrow(expect.objectContaining({ code: 'needs_times' }));
  expect(await given('md', changed({}, 'none'))).not.toMatch(/#t=/);
  expect(column(cells(await given('csv', changed({}, 'none'))), 'start').every((cell) => cell === '')).toBe(true);
});

test('unfinished, failed and unstarted steps say so', async () => {
  expect(await given('md', runningSnapshot)).toContain(
    'Taken while the analysis was going on: 0 of 12 readings were done.',
  );
  expect(await given('md', snapshotOf(viewAfter(runOf(['emotion_analysis']))))).toContain(
    'Without a result: Emotions.',
  );
  const empty = snapshotOf(emptyView('x'));
  expect(await given('txt', empty)).toContain('There is no recording in this session yet.');
  await expect(given('srt', empty)).rejects.toThrow(expect.objectContaining({ code: 'needs_transcript' }));
  const silent = runOf().map((fact) =>
    fact.type === 'result' && fact.analysis_type === 'transcript'
      ? { ...fact, data: { ...fact.data, segments: [], words: [] } }
      : fact,
  );
  expect(await given('vtt', snapshotOf(fold(emptyView('x'), silent)))).toMatch(/^WEBVTT\n\nNOTE\n[^]+\n$/);
});

test('the transcript alone is one plain page: every passage, no readings, no markup of what was said', () => {
  const plain = transcriptPage(sourceOf(changed({ text: 'Is <b>this</b> & that so?' }), origin), 'nonce');
  for (const { text } of segments.slice(1)) expect(plain).toContain(text.replaceAll("'", '&#39;'));
  expect(plain).toContain('Is &#60;b&#62;this&#60;/b&#62; &#38; that so?');
  expect(plain.match(/<h2>/g)).toHaveLength(1);
  expect(plain).toContain(`<style nonce="nonce">`);
  expect(plain).toContain(`<a href="${origin}/s/`);
});

test('a title becomes a file name that every system accepts', async () => {
  const name = async (title: string): Promise<string> =>
    (await exportSession(sourceOf({ ...completeSnapshot, title }, origin), { format: 'csv', table: 'findings' })).name;
  expect(await name('A/B: "loan"? ')).toBe('A B loan (findings).csv');
  expect(await name('../..')).toBe('session (findings).csv');
});

test('the markers of a live recording are in every export', async () => {
  const live = {
    state: 'reading' as const,
    marks: [
      { kind: 'pause' as const, at_s: 12.4, text: '' },
      { kind: 'marker' as const, at_s: 61, text: 'the price' },
    ],
  };
  const marked = { ...completeSnapshot, view: { ...completeSnapshot.view, live } };
  expect(await given('txt', marked)).toMatch(
    /Marks made while recording\n-+\n\n +0:12 +Recording paused\n +1:01 +the price\n/,
  );
  for (const format of ['md', 'html', 'docx'] as const)
    expect([format, (await given(format, marked)).includes('the price')]).toEqual([format, true]);
  expect(JSON.parse(await given('json', marked))).toMatchObject({ marks: live.marks });
  expect(await given('txt')).not.toContain('Marks made');

  const table = cells(await given('csv', marked, 'marks'));
  expect(table).toEqual([
    ['mark', 'at', 'at_s', 'text'],
    ['pause', '0:12', '12.4', ''],
    ['marker', '1:01', '61', 'the price'],
  ]);
  expect(cells(await given('csv', completeSnapshot, 'marks'))).toEqual([table[0]]);

  const vtt = await given('vtt', marked);
  const starts = vtt.split('\n\n').map((block) => /^(?:NOTE (\d+:\d+) |00:(\d+:\d+))/.exec(block)?.slice(1) ?? []);
  const order = starts.map(([note, cue]) => note ?? cue?.replace(/^0(?=\d:)/, '')).filter((at) => at !== undefined);
  expect(order).toEqual(order.toSorted((a, b) => Number(a.replace(':', '')) - Number(b.replace(':', ''))));
  expect(vtt).toContain('\n\nNOTE 0:12 Recording paused\n\n');
  expect(vtt).toContain('\n\nNOTE 1:01 the price\n');
  const srt = await given('srt', marked);
  expect(srt.split('\n\n').at(-1)).toContain('Marks made while recording: 0:12 Recording paused; 1:01 the price.');
  expect(srt.split('\n\n').slice(0, -1).join()).not.toContain('Recording paused');
});

test('a disputed finding says so, with the reason', async () => {
  const { view } = completeSnapshot;
  const [place] = results.manipulation_assessment.evidence;
  if (!place) throw new Error('there is no evidence to dispute');
  const disputes = {
    [findingId('manipulation_assessment', place.cue, place.quote)]: {
      reason: 'It was a joke.',
      at: '2026-01-01T00:00:00.000Z',
    },
  };
  const snapshot = { ...completeSnapshot, view: { ...view, disputes } };
  const reasons = column(cells(await given('csv', snapshot, 'findings')), 'disputed');
  expect(reasons.filter((reason) => reason !== '')).toEqual(['It was a joke.']);
  expect(await given('md', snapshot)).toContain('marked as wrong by its owner: It was a joke.');
  expect(await given('json', snapshot)).toContain('"disputed": "It was a joke."');
});
