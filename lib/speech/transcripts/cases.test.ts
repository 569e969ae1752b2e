import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { GivenSegment, ReadAs } from './contract.ts';
import { decodeText } from './decode.ts';
import { readTranscriptText } from './read.ts';

/** Modelled on files of other tools' users: each stands for one kind of text. */
const folder = join(import.meta.dirname, 'testing', 'cases');
const read = (name: string) => readTranscriptText(decodeText(readFileSync(join(folder, name))) ?? '', name);

const budget = 'Okay so I think we should start with the budget.';
const agreed = 'Yeah, agreed. I sent the numbers round last night.';
const travel = 'I have two questions about the travel line.';
const ahead = 'Go ahead. I can explain the travel line.';
const four = [budget, agreed, travel, ahead];
const turns = ['Anna', 'Bob', 'Anna', 'Bob'];

interface Case {
  file: string;
  speakers: (string | null)[];
  starts?: (number | null)[];
  ends?: (number | null)[];
  texts: unknown[];
  read_as?: Partial<ReadAs>;
}

const cases: Case[] = [
  {
    file: 't01_otter.txt',
    speakers: ['Anna Smith', 'Bob Jones', 'Anna Smith', 'Bob Jones'],
    starts: [3, 12, 19, 25],
    texts: [
      "Okay so, um, I think we should start with the budget, because that's the one that everybody is waiting for.",
      'Yeah, agreed. I sent the numbers round last night, did you get them?',
      'I did, I did. I have two questions about the travel line.',
      ahead,
    ],
    read_as: { parts: ['name', 'time', 'text'], left_out: 1 },
  },
  {
    file: 't02_rev.txt',
    speakers: turns,
    starts: [3, 12, 19, 25],
    texts: [
      'Okay so I think we should start with the budget, because everybody is waiting for it.',
      'Yeah, agreed. I sent the numbers round last night, did you get them?',
      'I did. I have two questions about the travel line.',
      ahead,
    ],
    read_as: { parts: ['name', 'time', 'text'] },
  },
  {
    file: 't03_whispercpp.txt',
    speakers: [null, null, null, null],
    starts: [0, 4.2, 9.6, 13],
    ends: [4.2, 9.6, 13, 16],
    texts: four,
    read_as: { parts: ['time', 'text'] },
  },
  {
    file: 't05_bold_md.txt',
    speakers: turns,
    texts: [
      'Okay so I think we should start with the budget, because everybody is waiting for it.',
      'Yeah, agreed. I sent the numbers round last night, did you get them?',
      'I did. I have two questions about the travel line.',
      ahead,
    ],
  },
  {
    file: 't06_lastname_first.vtt',
    speakers: ['Anna', 'Jones, Bob', 'Anna', 'Jones, Bob'],
    starts: [3, 8.5, 12.5, 16.5],
    ends: [8, 12, 16, 19],
    texts: four,
  },
  {
    file: 't07_five_word_name.txt',
    speakers: ['Anna', 'Maria del Carmen López García', 'Anna', 'Maria del Carmen López García'],
    texts: four,
  },
  { file: 't08_header_meta.txt', speakers: turns, texts: four, read_as: { left_out: 3 } },
  {
    file: 't09_list_in_turn.txt',
    speakers: ['Anna', 'Anna', 'Anna', 'Anna', 'Bob', 'Anna', 'Bob'],
    texts: [
      'There are three things on my list today.',
      'First: the budget is late.',
      'Second: the travel line is too high.',
      'Third: nobody has booked the room.',
      'Okay. I can book the room.',
      'Great. And the budget?',
      'I will send it on Friday.',
    ],
  },
  { file: 't10_title_then_times.txt', speakers: turns, starts: [3, 12, 19, 25], texts: four, read_as: { left_out: 1 } },
  {
    file: 't11_one_time_back.txt',
    speakers: ['Anna', 'Bob', 'Anna', 'Anna', 'Bob'],
    starts: [3, 12, 12, 19, 25],
    texts: [budget, agreed, 'Right.', travel, ahead],
    read_as: { odd_times: 1 },
  },
  {
    file: 't13_whisperx.srt',
    speakers: ['SPEAKER_00', 'SPEAKER_01', 'SPEAKER_00', 'SPEAKER_01'],
    starts: [3, 8.5, 12.5, 16.5],
    texts: four,
  },
  {
    file: 't15_rolling_tail.vtt',
    speakers: [null, null, null],
    starts: [0.24, 2.01, 4.01],
    texts: ['hi everyone my name is Luke', 'and today we look at trains', 'because trains are late'],
  },
  {
    file: 't16_rolling_srt.srt',
    speakers: [null, null, null, null],
    starts: [17.84, 19.68, 21.84, 22.24],
    texts: [
      'hello my name is roger welcome to a',
      'new video in this video i want to',
      'play',
      'and talk about this unit here below',
    ],
  },
  {
    file: 't17_rolling_3line.srt',
    speakers: [null, null, null, null],
    starts: [1, 3, 5, 7],
    texts: ['so the train was late', 'and we waited outside', 'until the doors opened', 'at half past nine'],
  },
  {
    file: 't19_sounds_in_text.txt',
    speakers: ['Anna', 'Bob', 'Bob'],
    texts: ['Okay so I think we should start with the budget. Sorry.', 'Yeah, agreed.', travel],
  },
  {
    file: 't21_utf16_nobom.txt',
    speakers: ['Anna', 'Bob', 'Anna'],
    texts: ['Okay so we start.', 'Yes, fine by me today.', 'Good then.'],
  },
  {
    file: 't22_whatsapp_chat.txt',
    speakers: turns,
    starts: [50_531, 50_560, 50_585, 50_610],
    texts: [
      'Are you coming to the budget meeting?',
      "I can't, I am stuck in traffic.",
      'You always say that. You never come on time.',
      "That's not fair. I will be there at three.",
    ],
  },
  {
    file: 't23_teams_old.vtt',
    speakers: ['Smith, Anna (Guest)', 'Smith, Anna (Guest)', 'Bob & Carol (Room 4)'],
    starts: [3.12, 5.5, 8.62],
    ends: [5.5, 8.12, 12],
    texts: ['Okay so I think we should', 'start with the budget.', agreed],
  },
  {
    file: 't24_sbv.sbv',
    speakers: ['Anna', 'Bob'],
    starts: [1, 4.5],
    ends: [4, 7],
    texts: ['We should start.', 'Yes, fine by me today.'],
  },
  {
    file: 't26_dash_times.txt',
    speakers: ['Anna', 'Bob', 'Anna'],
    starts: [3, 8, 12],
    ends: [8, 12, 16],
    texts: [budget, agreed, travel],
  },
  { file: 't27_numbered_lines.txt', speakers: turns, texts: four },
  {
    file: 't28_tab.txt',
    speakers: ['Anna', 'Bob', 'Anna'],
    starts: [3, 8, 12],
    texts: [budget, agreed, travel],
    read_as: { parts: ['time', 'name', 'text'] },
  },
  {
    file: 't29_case_variants.txt',
    speakers: ['Anna', 'Bob', 'Anna', 'Bob', 'Anna'],
    texts: [...four, 'Good.'],
    read_as: { speakers: 2 },
  },
  { file: 't30_wallclock.txt', speakers: turns, starts: [36_153, 36_161, 36_170, 36_178], texts: four },
  { file: 't32_hour_roll.txt', speakers: turns, starts: [3580, 3592, 3603, 3612], texts: four },
  {
    file: 't33_overlap.srt',
    speakers: ['ANNA', 'BOB', 'BOB', 'ANNA'],
    starts: [1, 2.5, 4, 8],
    ends: [6, 3, 7, 8],
    texts: [
      'I really think that we should start with the budget now.',
      'Hm.',
      'No, wait, let me finish what I was saying.',
      'Fine.',
    ],
    read_as: { odd_times: 1 },
  },
  { file: 't34_name_after_time.txt', speakers: turns, starts: [3, 12, 19, 25], texts: four },
  // Two dashes without names are two people, and their names are unknown.
  {
    file: 't35_parens_names.srt',
    speakers: ['Anna', 'Bob', 'Anna', null, null],
    starts: [3, 8.5, 12.5, 16.5, 17.625],
    texts: [budget, agreed, 'I have two questions.', 'Go ahead.', 'No, you go.'],
  },
  {
    file: 't36_milli_colon.txt',
    speakers: ['Anna', 'Bob', 'Anna'],
    starts: [3.12, 12.48, 19],
    texts: [budget, agreed, travel],
  },
  {
    file: 't37_seconds.txt',
    speakers: ['Anna', 'Bob', 'Anna'],
    starts: [3.1, 12.4, 19],
    texts: [budget, agreed, travel],
  },
  {
    file: 't38_json.txt',
    speakers: ['SPEAKER_00', 'SPEAKER_01'],
    starts: [3.1, 12.4],
    ends: [8, 15],
    texts: [budget, 'Yeah, agreed. I sent the numbers round.'],
    read_as: { format: 'json' },
  },
  {
    file: 't39_csv_in.txt',
    speakers: ['Anna', 'Bob'],
    starts: [3, 12],
    ends: [8, 15],
    texts: ['Okay so I think we should start.', 'Yeah, agreed.'],
    read_as: { format: 'table' },
  },
  {
    file: 't40_zero_cue.srt',
    speakers: ['ANNA', 'BOB', 'ANNA', 'BOB'],
    starts: [1, 4, 6.5, 8],
    ends: [3, 4, 6.5, 10],
    texts: ['Should we start with the budget?', 'No.', 'Why not?', 'Because nobody has the numbers.'],
    read_as: { odd_times: 2 },
  },
  {
    file: 't41_nohour_neg.srt',
    speakers: ['ANNA', 'BOB', 'ANNA', 'BOB'],
    starts: [0, 2, 5.5, 8],
    ends: [1.5, 4, 7.25, 10],
    texts: [
      'Hello everybody, are we ready?',
      'Yes, we are ready now.',
      'Then let us start with the budget.',
      'One arrow short.',
    ],
    read_as: { odd_times: 1 },
  },
  {
    file: 't42_no_blank.srt',
    speakers: ['ANNA', 'BOB', 'ANNA'],
    starts: [1, 4, 7],
    texts: ['First line.', 'No blank line between the cues.', 'Third line here.'],
  },
  {
    file: 't44_angle.srt',
    speakers: ['ANNA', 'BOB', 'ANNA'],
    starts: [1, 4, 7],
    texts: ['The price is < 5 and > 3 dollars, R&D said.', 'I <3 that. Use a<b or AT&T.', 'Come in.'],
  },
  {
    file: 't45_angle.vtt',
    speakers: ['Anna', 'Bob', 'Anna'],
    texts: ['The price is < 5 and R&D said so.', 'Item #3 and #4 are late.', 'I know.'],
  },
  {
    file: 'x03_long_url.txt',
    speakers: ['Anna', 'Bob'],
    starts: [1, 9],
    texts: [
      expect.stringMatching(/^See https:\/\/example\.org\/a{300,} for it\.$/),
      'Yes, I have seen it, thank you very much.',
    ],
  },
];

test.each(cases)('$file', ({ file, speakers, starts, ends, texts, read_as }) => {
  const { segments, read_as: told } = read(file);
  const all = <T>(pick: (segment: GivenSegment) => T): T[] => segments.map(pick);
  expect(all(({ speaker }) => speaker)).toEqual(speakers);
  expect(all(({ text }) => text)).toEqual(texts);
  if (starts) expect(all(({ start_s }) => start_s)).toEqual(starts);
  if (ends) expect(all(({ end_s }) => end_s)).toEqual(ends);
  expect(told).toMatchObject({
    odd_times: 0,
    left_out: 0,
    passages: texts.length,
    speakers: new Set(speakers.filter(Boolean)).size,
    ...read_as,
  });
});

test('every case has a right value', () => {
  expect(cases.map(({ file }) => file).toSorted()).toEqual(readdirSync(folder).toSorted());
});
