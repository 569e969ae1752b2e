import { describe, expect, test } from 'vitest';
import { decodeText, isTranscriptName } from './decode.ts';
import { readTranscriptText } from './read.ts';

const said = (text: string, name?: string) =>
  readTranscriptText(text, name).segments.map(({ speaker, text: words }) => [speaker, words]);
const timed = (text: string, name?: string) =>
  readTranscriptText(text, name).segments.map(({ start_s, end_s, text: words }) => [start_s, end_s, words]);

describe('speakers in plain lines', () => {
  test('a label at the beginning of lines is a speaker and not part of the text', () => {
    expect(said('Person1: You said noon.\nPerson2: I said one.')).toEqual([
      ['Person1', 'You said noon.'],
      ['Person2', 'I said one.'],
    ]);
    expect(said('A: Yes.\n\nB: No: never.\r\nA: Fine.')).toEqual([
      ['A', 'Yes.'],
      ['B', 'No: never.'],
      ['A', 'Fine.'],
    ]);
    expect(said('Dr. Lee: Sit down.\nAnna Maria (host): Thanks.')).toEqual([
      ['Dr. Lee', 'Sit down.'],
      ['Anna Maria (host)', 'Thanks.'],
    ]);
  });

  test('a line without a label continues the previous speaker', () => {
    const long = [
      'Anna: One',
      'two',
      'three.',
      'Mark: Four',
      'five',
      'six.',
      'Anna: Seven',
      'eight.',
      'Mark: Nine.',
    ].join('\n');
    expect(said(long).map(([speaker]) => speaker)).toEqual([
      'Anna',
      'Anna',
      'Anna',
      'Mark',
      'Mark',
      'Mark',
      'Anna',
      'Anna',
      'Mark',
    ]);
    expect(said('Opening words\nAnna: Hello.\nMark: Hi.\nAnna: So.')).toEqual([
      [null, 'Opening words'],
      ['Anna', 'Hello.'],
      ['Mark', 'Hi.'],
      ['Anna', 'So.'],
    ]);
    expect(said('Anna:\nHello there.\nMark:\nHi.')).toEqual([
      ['Anna', 'Hello there.'],
      ['Mark', 'Hi.'],
    ]);
  });

  test.each([
    'Remember one thing: it rains.',
    'See http://example.org/a\nor https://example.org/b',
    '12:30: we met\nand 10: we left',
    'I will say this once: no.\nIt was late, and I told him that: never.\nThen we left.',
    'Note: it rained.\nWe went out.\nWe came home.\nWe slept.\nNobody spoke.',
    'My only question to you is: why?\nMy only answer to that is: because.',
  ])('an apparent label stays in the text: %o', (text) => {
    const found = readTranscriptText(text).segments;
    expect(found.every(({ speaker }) => speaker === null)).toBe(true);
    expect(found.map((segment) => segment.text).join('\n')).toBe(text);
  });
});

describe('plain text', () => {
  test('times before the lines are recognised if they are in order', () => {
    expect(timed('[0:07] Anna: Hello.\n[1:02] Mark: Hi.\nStill me.')).toEqual([
      [7, null, 'Hello.'],
      [62, null, 'Hi.'],
      [62, null, 'Still me.'],
    ]);
    expect(said('[0:07] Anna: Hello.\n[1:02] Mark: Hi.')).toEqual([
      ['Anna', 'Hello.'],
      ['Mark', 'Hi.'],
    ]);
    expect(timed('5:00 was too late.\n4:00 was better.')).toEqual([
      [null, null, '5:00 was too late.'],
      [null, null, '4:00 was better.'],
    ]);
  });

  test('a long line is split between sentences, and no letter is lost', () => {
    const text = 'We met at noon, and Dr. Lee was there. '.repeat(200).trim();
    const found = readTranscriptText(text).segments;
    expect(found.length).toBeGreaterThan(20);
    expect(found.map((segment) => segment.text).join(' ')).toBe(text);
    const endless = 'word '.repeat(5000).trim();
    const parts = readTranscriptText(endless).segments;
    expect(Math.max(...parts.map((segment) => segment.text.length))).toBeLessThan(1000);
    expect(parts.map((segment) => segment.text).join(' ')).toBe(endless);
  });

  test('other alphabets, emoji and a single word are text, too; an empty file is not', () => {
    expect(said('Анна: Привет.\nМарк: Здравствуй.')).toEqual([
      ['Анна', 'Привет.'],
      ['Марк', 'Здравствуй.'],
    ]);
    expect(said('🙂')).toEqual([[null, '🙂']]);
    expect(() => readTranscriptText(' \n\t ')).toThrow(expect.objectContaining({ code: 'unreadable_transcript' }));
  });

  test('more words than anyone says in a day are refused', () => {
    expect(() => readTranscriptText('yes '.repeat(200_001))).toThrow(
      expect.objectContaining({ code: 'upload_too_large', message: expect.stringContaining('200,000 words') }),
    );
    expect(() => readTranscriptText('x'.repeat(5_000_001))).toThrow(
      expect.objectContaining({ code: 'upload_too_large', message: expect.stringContaining('5 MB') }),
    );
  });

  const lines = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => line(index)).join('\n');
  const srt = (count: number) => lines(count, (index) => `${index}\n00:00:01,000 --> 00:00:02,000\nNumber ${index}.\n`);
  test.each([
    ['190,000 lines of a word', () => lines(190_000, () => 'no'), '20,000 passages'],
    ['one line more than 20,000', () => lines(20_001, (index) => `line ${index}`), '20,000 passages'],
    ['one subtitle more than 20,000', () => srt(20_001), '20,000 passages'],
    ['80,000 subtitles', () => srt(80_000), '20,000 passages'],
    ['39,000 speakers', () => lines(39_000, (index) => `Person ${index}: yes, we can.`), '20,000 passages'],
    ['101 speakers', () => lines(202, (index) => `Person ${index % 101}: yes, we can.`), 'names 101 speakers'],
    [
      '101 voices in subtitles',
      () => `WEBVTT\n\n${lines(101, (index) => `00:01.000 --> 00:02.000\n<v P${index}>Hi.\n`)}`,
      'names 101 speakers',
    ],
    ['“a-” 2.4 million times', () => 'a-'.repeat(2_400_000), '10,000 characters'],
    ['“a-” on 480 lines', () => lines(480, () => 'a-'.repeat(4_990)), '200,000 words'],
    [
      'one endless word in a subtitle',
      () => `1\n00:00:01,000 --> 00:00:02,000\n${'a'.repeat(10_001)}\n`,
      '10,000 characters',
    ],
  ])('%s: the sentence names the remedy', (_, text, limit) => {
    expect(() => readTranscriptText(text())).toThrow(
      expect.objectContaining({
        code: 'upload_too_large',
        message: expect.stringMatching(new RegExp(`${limit}.*\\. (?:Split|Put|Check) .*\\.$`)),
      }),
    );
  });

  test('a text just within the limits is read whole', () => {
    expect(readTranscriptText(lines(20_000, (index) => `Person ${index % 100}: line ${index}.`)).segments).toHaveLength(
      20_000,
    );
    expect(readTranscriptText(srt(20_000)).segments.at(-1)?.text).toBe('Number 19999.');
    expect(readTranscriptText(`so ${'x'.repeat(9_000)}`).segments[0]?.text).toHaveLength(9_003);
    expect(
      readTranscriptText(`Anna:${' '.repeat(1_000_000)}yes${' '.repeat(1_000_000)}we can`).segments.map(
        ({ text }) => text,
      ),
    ).toEqual(['Anna: yes we can']);
  });
});

describe('subtitles', () => {
  const srt =
    '1\r\n' +
    '00:00:01,000 --> 00:00:03,500\r\n' +
    '<i>Hello</i> there,\r\n' +
    'how are you?\r\n\r\n' +
    '2\r\n' +
    '00:00:04,000 --> 00:00:05,000\r\n' +
    '{\\an8}[door]\r\n\r\n' +
    '3\r\n' +
    '01:00:06,250 --> 01:00:07,000\r\n' +
    '- Fine &amp; dandy.\r\n' +
    '- Good.\r\n';

  test('SubRip gives passages with their times, without markup and sounds', () => {
    expect(timed(srt, 'talk.srt')).toEqual([
      [1, 3.5, 'Hello there, how are you?'],
      [3606.25, 3607, 'Fine & dandy. Good.'],
    ]);
  });

  test('pasted subtitles are recognised by their content', () => {
    expect(timed(srt)).toHaveLength(2);
    expect(timed('00:01.000 --> 00:02.000\nHello.', 'notes.txt')).toEqual([[1, 2, 'Hello.']]);
  });

  test('WebVTT voices are speakers; notes and styles are left out', () => {
    const vtt =
      'WEBVTT - talk\n\n' +
      'NOTE nothing\n\n' +
      'STYLE\n' +
      '::cue { color: red }\n\n' +
      'intro\n' +
      '00:01.000 --> 00:03.000 align:start\n' +
      '<v.loud Anna>Hello &amp; <i>welcome</i></v>\n\n' +
      '00:04.000 --> 00:05.000\n' +
      '<v Mark>Thanks.</v>\n' +
      '<v Anna>Sure.</v>\n';
    expect(readTranscriptText(vtt, 'a.vtt').segments).toEqual([
      { text: 'Hello & welcome', speaker: 'Anna', start_s: 1, end_s: 3 },
      { text: 'Thanks.', speaker: 'Mark', start_s: 4, end_s: 4.583 },
      { text: 'Sure.', speaker: 'Anna', start_s: 4.583, end_s: 5 },
    ]);
  });

  test('labels in subtitles are speakers, and the next cue continues', () => {
    const cues = ['ANNA: We should', 'wait for them.', '>> MARK: Why?', 'ANNA: Because.'];
    const text = cues
      .map((cue, index) => `${index + 1}\n00:00:0${index},000 --> 00:00:0${index},900\n${cue}\n`)
      .join('\n');
    expect(said(text, 'a.srt')).toEqual([
      ['ANNA', 'We should'],
      ['ANNA', 'wait for them.'],
      ['MARK', 'Why?'],
      ['ANNA', 'Because.'],
    ]);
  });

  test('rolling subtitles repeat nothing', () => {
    const rolling =
      'WEBVTT\n\n' +
      '00:00.000 --> 00:02.000\n' +
      ' \n' +
      'so we went\n\n' +
      '00:02.000 --> 00:02.010\n' +
      'so we went\n' +
      ' \n\n' +
      '00:02.010 --> 00:04.000\n' +
      'so we went\n' +
      'to the sea\n';
    expect(said(rolling).map(([, text]) => text)).toEqual(['so we went', 'to the sea']);
    const twice = 'WEBVTT\n\n00:00.000 --> 00:01.000\nNo.\n\n00:01.000 --> 00:02.000\nNo.\n';
    expect(said(twice)).toHaveLength(2);
  });

  test.each(['no subtitles here\nreally', '1\n00:00:aa --> xx\nhello', ''])(
    'text that is not subtitles is refused, showing their form: %o',
    (text) => {
      expect(() => readTranscriptText(text, 'talk.srt')).toThrow(
        expect.objectContaining({ code: 'unreadable_transcript', message: expect.stringContaining('“talk.srt”') }),
      );
    },
  );

  test('broken cues do not affect the good ones, and their words stay', () => {
    expect(
      timed(
        '1\n' +
          '00:00:01,000 --> 00:00:02,000\n' +
          'Good.\n\n' +
          '2\n' +
          '00:00:03,000 --> nonsense\n' +
          'Bad.\n\n' +
          '3\n' +
          '00:00:05,000 --> 00:00:06,000\n' +
          'Good again.\n',
        'a.srt',
      ),
    ).toEqual([
      [1, 2, 'Good.'],
      [3, 3, 'Bad.'],
      [5, 6, 'Good again.'],
    ]);
  });
});

test('files are text by their name, and their bytes are read in the usual encodings', () => {
  expect(['a.txt', 'A.SRT', 'b.vtt'].every((name) => isTranscriptName(name))).toBe(true);
  expect(['a.mp3', 'a.txt.mp3', 'a'].some((name) => isTranscriptName(name))).toBe(false);
  expect(isTranscriptName('noname', 'text/plain; charset=utf-8')).toBe(true);
  expect(isTranscriptName('a.mp3', 'text/plain')).toBe(false);
  expect(decodeText(new TextEncoder().encode('grün'))).toBe('grün');
  expect(decodeText(Buffer.from('\ufeffgrün', 'utf16le'))).toBe('grün');
  expect(decodeText(Buffer.from('grün', 'latin1'))).toBe('grün');
  expect(decodeText(new Uint8Array([0x49, 0x44, 0x33, 0, 0, 1]))).toBeNull();
});

test('control characters are removed', () => {
  expect(() => readTranscriptText('\u0001\u0002\u001b\n'.repeat(1_000))).toThrow(
    expect.objectContaining({ code: 'unreadable_transcript' }),
  );
  const [segment] = readTranscriptText('clear\u001b[2J the\u0007 table\u0000 please').segments;
  expect(segment?.text).toBe('clear[2J the table please');
});

describe('malformed subtitles', () => {
  test('words on the line of the times, a midnight, a broken arrow and captions that grow', () => {
    expect(
      timed(
        '1\n' +
          '00:00:03,000 --> 00:00:08,000 Anna: Okay so we start.\n\n' +
          '2\n' +
          '00:00:08,000 --> 00:00:12,000 Bob: Yes, we start now.\n',
      ),
    ).toEqual([
      [3, 8, 'Okay so we start.'],
      [8, 12, 'Yes, we start now.'],
    ]);
    expect(
      timed('1\n23:59:58,000 --> 00:00:01,000\nHappy\n\n2\n00:00:02,000 --> 00:00:04,000\nnew year.\n', 'a.srt'),
    ).toEqual([
      [86_398, 86_401, 'Happy'],
      [86_402, 86_404, 'new year.'],
    ]);
    expect(
      timed(
        '1\n' +
          '00:00:01,000 --> 00:00:03,000\n' +
          'One.\n\n' +
          '2\n' +
          '00:00:0x,000 --> 00:00:05,000\n' +
          'Two.\n\n' +
          '3\n' +
          '00:00:08,000 -->\n' +
          'Three.\n',
      ),
    ).toEqual([
      [1, 3, 'One.'],
      [1, 1, 'Two.'],
      [8, 8, 'Three.'],
    ]);
    const growing = ['so', 'so the train', 'so the train was late', 'so the train was late again']
      .map((line, index) => `00:0${index}.000 --> 00:0${index + 1}.000\n${line}\n`)
      .join('\n');
    expect(said(`WEBVTT\n\n${growing}`).map(([, text]) => text)).toEqual(['so', 'the train', 'was late', 'again']);
  });

  test('a dash without a name is an unknown speaker, and with a name that person', () => {
    const cue = (index: number, text: string) => `${index}\n00:00:0${index},000 --> 00:00:0${index},900\n${text}\n`;
    const text = [
      cue(1, '-How are you?\n-Fine. -5 degrees here.'),
      cue(2, '- ANNA: Go.\n- BOB: No.'),
      cue(3, 'ANNA: Why?'),
      cue(4, 'BOB: So.'),
    ].join('\n');
    expect(said(text)).toEqual([
      [null, 'How are you?'],
      [null, 'Fine. -5 degrees here.'],
      ['ANNA', 'Go.'],
      ['BOB', 'No.'],
      ['ANNA', 'Why?'],
      ['BOB', 'So.'],
    ]);
  });

  test('unknown tags stay, and unfinished voices end', () => {
    expect(
      said(
        'WEBVTT\n\n' +
          '00:01.000 --> 00:02.000\n' +
          '<v Anna>One.\n\n' +
          '00:02.000 --> 00:03.000\n' +
          '<v Anna>Two</v> <v Bob>three.\n\n' +
          '00:03.000 --> 00:04.000\n' +
          '<00:03.200>four <c.yellow>five</c> if a<b and c>d &amp; e &lt; f\n',
      ),
    ).toEqual([
      ['Anna', 'One.'],
      ['Anna', 'Two'],
      ['Bob', 'three.'],
      [null, 'four five if a<b and c>d & e < f'],
    ]);
  });
});
