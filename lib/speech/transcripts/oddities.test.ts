import { describe, expect, test } from 'vitest';
import { decodeText } from './decode.ts';
import { readTranscriptText } from './read.ts';

const read = (text: string, name = '') => readTranscriptText(text, name).segments;
const said = (text: string, name?: string) => read(text, name).map(({ speaker, text: words }) => [speaker, words]);
const starts = (text: string, name?: string) => read(text, name).map(({ start_s }) => start_s);

describe('names', () => {
  test('surnames first, titles, several words and lower case: no name loses its words to another', () => {
    expect(said('Smith, Anna: Hello there.\nJones, Bob: Hi, nice to see you.')).toEqual([
      ['Smith, Anna', 'Hello there.'],
      ['Jones, Bob', 'Hi, nice to see you.'],
    ]);
    const long = [
      'Her Excellency Maria del Carmen López García',
      'the woman in the red coat',
      'Prof. Dr. med. Hans-Peter von der Heide',
    ];
    expect(
      said(long.flatMap((name) => [`${name}: Hello.`, `${name}: Well.`]).join('\n')).map(([speaker]) => speaker),
    ).toEqual(long.flatMap((name) => [name, name]));
  });

  test('a person who speaks once is a speaker, whatever the first words; adjacent items are a list', () => {
    expect(
      said('Anna: What do you say?\nBen: <b>no</b>, never.\nAnna: Why not?\nCarol: because.\nAnna: Well.').map(
        ([speaker]) => speaker,
      ),
    ).toEqual(['Anna', 'Ben', 'Anna', 'Carol', 'Anna']);
    expect(
      said(
        'Anna: We need some things.\n' +
          'Milk: two bottles.\n' +
          'Bread: one loaf.\n' +
          'Bob: I will buy them.\n' +
          'Anna: Thanks.\n' +
          'Bob: Sure.',
      ).map(([speaker]) => speaker),
    ).toEqual(['Anna', 'Anna', 'Anna', 'Bob', 'Anna', 'Bob']);
  });

  test('an apparent tag in plain lines is part of the text', () => {
    expect(
      said(
        'Anna: Write <b>this</b> &amp; &lt;that&gt;.\n' +
          'Ben: <script>x()</script> {"a":1} [x](y).\n' +
          'Anna: Good.\n' +
          'Ben: Fine.',
      ).slice(0, 2),
    ).toEqual([
      ['Anna', 'Write <b>this</b> &amp; &lt;that&gt;.'],
      ['Ben', '<script>x()</script> {"a":1} [x](y).'],
    ]);
  });

  test('the beginning of a sentence before a colon is not a name', () => {
    expect(
      said('Anna: I think so.\nBob: My only worry about all of this is: money.\nAnna: Sure.\nBob: So: time.'),
    ).toEqual([
      ['Anna', 'I think so.'],
      ['Bob', 'My only worry about all of this is: money.'],
      ['Anna', 'Sure.'],
      ['Bob', 'So: time.'],
    ]);
  });

  test('a block about the record has no speaker, at either end and without an empty line', () => {
    const { segments, read_as } = readTranscriptText(
      'Date: 12 March 2026\n' +
        'Attendees: Anna, Bob\n' +
        'Anna: Okay so we start.\n' +
        'Bob: Yes.\n' +
        'Anna: Good.\n' +
        'Bob: Bye.\n\n' +
        'Next meeting: Friday\n' +
        'Minutes taken by: Carol',
    );
    expect(segments.map(({ speaker }) => speaker)).toEqual(['Anna', 'Bob', 'Anna', 'Bob']);
    expect(read_as.left_out).toBe(4);
    expect(
      said('Interview with Anna: part two\nLeeds, 2026\n[00:03] Anna: Okay so we start.\n[00:08] Bob: Yes.'),
    ).toEqual([
      ['Anna', 'Okay so we start.'],
      ['Bob', 'Yes.'],
    ]);
  });
});

describe('times', () => {
  test.each([
    ['days without a year', '[12/03 14:02] Anna\nHello there.\n[12/03 14:05] Bob\nHi.', [50_520, 50_700]],
    [
      'days of the week',
      'Thursday, 12 March 2026, 14:02 - Anna: Hello.\nThursday, 12 March 2026, 14:05 - Bob: Hi.',
      [50_520, 50_700],
    ],
    [
      'the day in brackets behind the name',
      'Anna, [12.03.2026 14:02]\nHello there.\n\nBob, [12.03.2026 14:05]\nHi.',
      [50_520, 50_700],
    ],
    ['points', '10.02.33 Anna: Okay so we start.\n10.02.41 Bob: Yes.\n10.02.50 Anna: Good.', [36_153, 36_161, 36_170]],
    ['whole seconds in brackets', '[3] Anna: Okay so we start.\n[12] Bob: Yes.\n[19] Anna: Good.', [3, 12, 19]],
    ['numbers of lines in brackets', '[1] Anna: Okay so we start.\n[2] Bob: Yes.\n[3] Anna: Good.', [null, null, null]],
    ['scores', '3:2 was the score: we won.\n4:1 was the other: we lost.', [null, null]],
    ['years', '(2019) We moved to Leeds.\n(2020) We moved back.', [null, null]],
    [
      'words before the first stamp and without one',
      'Anna: one\nBob: two\n[00:10] Anna: three\nBob: four\n[00:20] Anna: five\nBob: six',
      [0, 0, 10, 10, 20, 20],
    ],
  ])('%s', (_, text, wanted) => {
    expect(starts(text)).toEqual(wanted);
  });

  test('scores and years are part of the text', () => {
    expect(read('3:2 was the score: we won.\n4:1 was the other: we lost.')[0]?.text).toBe('3:2 was the score: we won.');
    expect(read('(2019) We moved to Leeds.\n(2020) We moved back.')[0]?.text).toBe('(2019) We moved to Leeds.');
  });

  test('autocorrected, escaped or translated arrows', () => {
    const cues = [
      '00:00:01,000 –> 00:00:03,000',
      '00: 00: 04,000 -> 00: 00: 06,000',
      '00:00:07,000 --&gt; 00:00:08,000',
      '00:00:09,000 - -> 00:00:10,000',
    ];
    expect(starts(cues.map((times, index) => `${index + 1}\n${times}\nWords.\n`).join('\n'), 'a.srt')).toEqual([
      1, 4, 7, 9,
    ]);
  });
});

describe('tables and JSON of other programs', () => {
  test('a chat’s table over two days', () => {
    const table = 'id,timestamp,from,body\n1,2026-03-12 23:59:11,Anna,"Hello, there"\n2,2026-03-13 00:02:19,Bob,Hi\n';
    expect(read(table)).toMatchObject([
      { start_s: 86_351, speaker: 'Anna', text: 'Hello, there' },
      { start_s: 86_539, speaker: 'Bob', text: 'Hi' },
    ]);
  });

  test('a table of Markdown', () => {
    expect(
      read('| Time | Speaker | Text |\n|---|:---:|---|\n| 00:03 | Anna | Okay so we start. |\n| 00:08 | Bob | Yes. |'),
    ).toMatchObject([
      { start_s: 3, speaker: 'Anna', text: 'Okay so we start.' },
      { start_s: 8, speaker: 'Bob', text: 'Yes.' },
    ]);
  });

  test('JSON with one text is read as its lines', () => {
    expect(
      said(JSON.stringify({ transcript: 'Anna: Okay so we start.\nBob: Yes, we start now.\nAnna: Good.' })),
    ).toEqual([
      ['Anna', 'Okay so we start.'],
      ['Bob', 'Yes, we start now.'],
      ['Anna', 'Good.'],
    ]);
  });

  test('missing, negative or reversed times of JSON are counted, and nothing is lost', () => {
    const { segments, read_as } = readTranscriptText(
      '{"segments":[{"start":1,"end":2,"text":"Okay so we start."},{"start":3,"end":2,"text":"Reversed one ' +
        'here."},{"start":-1,"end":4,"text":"Negative one here."},{"text":"No time at all."}]}',
    );
    expect([segments.length, read_as.odd_times]).toEqual([4, 3]);
  });
});

test('subtitles whose minutes start again after an hour continue', () => {
  const cue = (index: number, times: string, text: string) => `${index}\n${times}\n${text}\n`;
  expect(
    starts(
      [
        cue(1, '00:59:58,000 --> 00:59:59,000', 'One.'),
        cue(2, '00:00:02,000 --> 00:00:03,000', 'Two.'),
        cue(3, '00:00:05,000 --> 00:00:06,000', 'Three.'),
      ].join('\n'),
      'a.srt',
    ),
  ).toEqual([3598, 3602, 3605]);
});

test('a time alone among names with times counts, too, and quoted names are names', () => {
  expect(
    starts('Anna 0:03\nOkay so we start.\nBob 0:08\nYes. At 0:10 it was late.\nAnna 0:12\nGood.\n0:15\nMore.'),
  ).toEqual([3, 8, 12, 15]);
  expect(said('"Anna": Okay so we start.\n"Bob": Yes.\n"Anna": Good.').map(([speaker]) => speaker)).toEqual([
    'Anna',
    'Bob',
    'Anna',
  ]);
});

test('sounds in all kinds of brackets are not words; spoken words in brackets are', () => {
  expect(
    said(
      'Anna: ((laughs)) I know [[sighs]] that. (.) Well (2.0) yes (inaudible 00:12) no (both laugh).\nBob: ' +
        '(speaks Spanish) OK. (door opens)\nAnna: He (the boss) said so on [Tuesday?].',
    ),
  ).toEqual([
    ['Anna', 'I know that. Well yes no.'],
    ['Bob', 'OK.'],
    ['Anna', 'He (the boss) said so on Tuesday.'],
  ]);
});

test('UTF-16 without a byte order mark is read in both orders and other alphabets', () => {
  const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16();
  expect(decodeText(swapped('Anna: Okay so we start.\n'))).toBe('Anna: Okay so we start.\n');
  expect(decodeText(Buffer.from('안나: 안녕하세요.\n', 'utf16le'))).toBe('안나: 안녕하세요.\n');
  expect(
    decodeText(Uint8Array.from({ length: 4096 }, (_, index) => (index * 167 + (index >> 3) * 31) % 256)),
  ).toBeNull();
});
