/** Texts from various tools, with the passages in them: start in seconds, speaker, words. */
export interface Variant {
  name: string;
  text: string;
  said: [start_s: number | null, speaker: string | null, text: string][];
}

export const variantsOfTools: Variant[] = [
  {
    name: 'a meeting tool’s page, pasted',
    text:
      'Anna Smith   0:03\n' +
      'Okay so let us start.\n' +
      'Bob Jones   0:08\n' +
      'Yes. Wait: I need a minute.\n' +
      'Then we can go.\n' +
      'Anna Smith   0:19\n' +
      'Fine.',
    said: [
      [3, 'Anna Smith', 'Okay so let us start.'],
      [8, 'Bob Jones', 'Yes. Wait: I need a minute.'],
      [8, 'Bob Jones', 'Then we can go.'],
      [19, 'Anna Smith', 'Fine.'],
    ],
  },
  {
    name: 'a meeting’s chat',
    text:
      '14:02:11\t From Anna Smith to Everyone:\n' +
      '\tCan you hear me?\n' +
      '14:02:20\t From Bob Jones to Everyone:\n' +
      '\tYes, I can hear you.\n' +
      '14:02:31\t From Anna Smith to Everyone:\n' +
      '\tGood, let us start.',
    said: [
      [50531, 'Anna Smith', 'Can you hear me?'],
      [50540, 'Bob Jones', 'Yes, I can hear you.'],
      [50551, 'Anna Smith', 'Good, let us start.'],
    ],
  },
  {
    name: 'a chat export with system messages and media',
    text:
      '12/03/2026, 14:02 - Messages and calls are end-to-end encrypted. No one outside of this chat can read ' +
      'them.\n' +
      '12/03/2026, 14:02 - Anna: Are you coming?\n' +
      '12/03/2026, 14:05 - Bob: <Media omitted>\n' +
      '12/03/2026, 14:06 - Bob: Yes, at three.\n' +
      'And I bring cake.\n' +
      '13/03/2026, 09:00 - Anna: Thanks for the cake!',
    said: [
      [50520, 'Anna', 'Are you coming?'],
      [50760, 'Bob', 'Yes, at three.'],
      [50760, 'Bob', 'And I bring cake.'],
      [118800, 'Anna', 'Thanks for the cake!'],
    ],
  },
  {
    name: 'a chat export with AM and PM and invisible marks',
    text:
      '[3/12/26, 2:02:11\u202fPM] Anna: Are you coming?\n\u200e[3/12/26, 2:05:00\u202fPM] Bob: \u200eimage ' +
      'omitted\n[3/12/26, 2:06:00\u202fPM] Bob: Yes, at three.',
    said: [
      [50531, 'Anna', 'Are you coming?'],
      [50760, 'Bob', 'Yes, at three.'],
    ],
  },
  {
    name: 'a deposition with line numbers',
    text:
      '1    Q.   Where were you on Saturday?\n' +
      '2    A.   I was at home all day.\n' +
      '3    Q.   Who was with you?\n' +
      '4    MR. JONES: Objection, vague.\n' +
      '5    THE WITNESS: My wife was there.\n' +
      '6    Q.   And after that?\n' +
      '7    A.   We went to bed.',
    said: [
      [null, 'Q', 'Where were you on Saturday?'],
      [null, 'A', 'I was at home all day.'],
      [null, 'Q', 'Who was with you?'],
      [null, 'MR. JONES', 'Objection, vague.'],
      [null, 'THE WITNESS', 'My wife was there.'],
      [null, 'Q', 'And after that?'],
      [null, 'A', 'We went to bed.'],
    ],
  },
  {
    name: 'question and answer marks',
    text: 'Q: Where were you born?\nA: In Leeds, in 1960.\n\nQ: And your parents?\nA: They came from Ireland.',
    said: [
      [null, 'Q', 'Where were you born?'],
      [null, 'A', 'In Leeds, in 1960.'],
      [null, 'Q', 'And your parents?'],
      [null, 'A', 'They came from Ireland.'],
    ],
  },
  {
    name: 'a video site’s transcript, times on their own lines',
    text: '0:00\nso today we look at trains\n0:04\nand why they are late\n0:09\nit is a long story',
    said: [
      [0, null, 'so today we look at trains'],
      [4, null, 'and why they are late'],
      [9, null, 'it is a long story'],
    ],
  },
  {
    name: 'a play',
    text: 'ANNA\nWe should go now.\n\nBOB\nWhy now?\n\nANNA\nBecause it rains.\n\nBOB\nFine.',
    said: [
      [null, 'ANNA', 'We should go now.'],
      [null, 'BOB', 'Why now?'],
      [null, 'ANNA', 'Because it rains.'],
      [null, 'BOB', 'Fine.'],
    ],
  },
  {
    name: 'a work chat, pasted',
    text:
      'Anna Smith  [2:02 PM]\n' +
      'Are you coming to the meeting?\n\n' +
      'Bob Jones  [2:05 PM]\n' +
      "I can't, I am stuck.\n\n" +
      'Anna Smith  [2:06 PM]\n' +
      'You always say that.',
    said: [
      [50520, 'Anna Smith', 'Are you coming to the meeting?'],
      [50700, 'Bob Jones', "I can't, I am stuck."],
      [50760, 'Anna Smith', 'You always say that.'],
    ],
  },
  {
    name: 'a chat with “Today at”',
    text: 'Anna — Today at 2:02 PM\nAre you coming?\nBob — Today at 2:05 PM\nNo.\nAnna — Today at 2:06 PM\nWhy not?',
    said: [
      [50520, 'Anna', 'Are you coming?'],
      [50700, 'Bob', 'No.'],
      [50760, 'Anna', 'Why not?'],
    ],
  },
  {
    name: 'handles in angles',
    text: '[14:02:11] <anna> hello there\n[14:02:15] <bob> hi anna\n[14:02:20] <anna> shall we start?',
    said: [
      [50531, 'anna', 'hello there'],
      [50535, 'bob', 'hi anna'],
      [50540, 'anna', 'shall we start?'],
    ],
  },
  {
    name: 'a range in seconds',
    text: '[0.00s -> 4.20s]  Okay so we start.\n[4.20s -> 9.00s]  Yes, we start now.\n[9.00s -> 12.50s]  Good.',
    said: [
      [0, null, 'Okay so we start.'],
      [4.2, null, 'Yes, we start now.'],
      [9, null, 'Good.'],
    ],
  },
  {
    name: 'speakers in round brackets',
    text:
      '[00:00:00.000 --> 00:00:04.200]  (speaker 0) Okay so we start.\n[00:00:04.200 --> 00:00:09.600]  (speaker ' +
      '1) Yes, we start now.\n[00:00:09.600 --> 00:00:13.000]  (speaker 0) Good. [SPEAKER_TURN]',
    said: [
      [0, 'speaker 0', 'Okay so we start.'],
      [4.2, 'speaker 1', 'Yes, we start now.'],
      [9.6, 'speaker 0', 'Good.'],
    ],
  },
  {
    name: 'time behind the colon',
    text:
      'Speaker 1: [00:00:03] Okay so we start.\nSpeaker 2: [00:00:08] Yes, we start now.\nSpeaker 1: [00:00:15] ' +
      'Good.',
    said: [
      [3, 'Speaker 1', 'Okay so we start.'],
      [8, 'Speaker 2', 'Yes, we start now.'],
      [15, 'Speaker 1', 'Good.'],
    ],
  },
  {
    name: 'time behind the colon, words below',
    text: 'Speaker 1: (00:03)\nOkay so we start.\n\nSpeaker 2: (00:08)\nYes, we start now.',
    said: [
      [3, 'Speaker 1', 'Okay so we start.'],
      [8, 'Speaker 2', 'Yes, we start now.'],
    ],
  },
  {
    name: 'name, dash, time, words below',
    text: 'Anna Smith - 00:03\nOkay so we start.\n\nBob Jones - 00:08\nYes: we start now.',
    said: [
      [3, 'Anna Smith', 'Okay so we start.'],
      [8, 'Bob Jones', 'Yes: we start now.'],
    ],
  },
  {
    name: 'time, dash, name, words below',
    text:
      '[00:00:03.10] - Anna\n' +
      'Okay so we start.\n\n' +
      '[00:00:08.00] - Bob\n' +
      'Yes, we start now.\n\n' +
      '[00:00:12.00] - Anna\n' +
      'Good.',
    said: [
      [3.1, 'Anna', 'Okay so we start.'],
      [8, 'Bob', 'Yes, we start now.'],
      [12, 'Anna', 'Good.'],
    ],
  },
  {
    name: 'minutes in markdown',
    text:
      '# Weekly meeting\n\n' +
      '**Date:** 12 March 2026\n' +
      '**Attendees:**\n' +
      '- Anna Smith\n' +
      '- Bob\n\n' +
      '---\n\n' +
      '- **Anna**: Okay so we start.\n' +
      '- **Bob**: Yes, we start now.\n' +
      '- **Anna**: Good. That is **very** good.',
    said: [
      [null, 'Anna', 'Okay so we start.'],
      [null, 'Bob', 'Yes, we start now.'],
      [null, 'Anna', 'Good. That is very good.'],
    ],
  },
  {
    name: 'stamps that count frames',
    text: '00:00:03:12 ANNA: Okay so we start.\n00:00:08:00 BOB: Yes, we start now.\n00:00:12:24 ANNA: Good.',
    said: [
      [3.48, 'ANNA', 'Okay so we start.'],
      [8, 'BOB', 'Yes, we start now.'],
      [12.96, 'ANNA', 'Good.'],
    ],
  },
  {
    name: 'a typo in one stamp',
    text: '[00:00:03] Anna: One.\n[00:12:00] Bob: Two.\n[00:00:19] Anna: Three.\n[00:00:25] Bob: Four.',
    said: [
      [3, 'Anna', 'One.'],
      [3, 'Bob', 'Two.'],
      [19, 'Anna', 'Three.'],
      [25, 'Bob', 'Four.'],
    ],
  },
  {
    name: 'midnight',
    text:
      '23:59:40 Anna: Happy new year, almost.\n' +
      '23:59:58 Bob: Ten seconds.\n' +
      '00:00:02 Anna: Happy new year!\n' +
      '00:00:09 Bob: To you too.',
    said: [
      [86380, 'Anna', 'Happy new year, almost.'],
      [86398, 'Bob', 'Ten seconds.'],
      [86402, 'Anna', 'Happy new year!'],
      [86409, 'Bob', 'To you too.'],
    ],
  },
  {
    name: 'a head, then times of day',
    text:
      'Meeting transcript\n' +
      'Thursday, 12 March 2026\n\n' +
      '10:02 AM Anna: Okay so we start.\n' +
      '10:03 AM Bob: Yes, we start now.\n' +
      '10:05 AM Anna: Good.',
    said: [
      [36120, 'Anna', 'Okay so we start.'],
      [36180, 'Bob', 'Yes, we start now.'],
      [36300, 'Anna', 'Good.'],
    ],
  },
  {
    name: 'name and time on lines of their own',
    text:
      'Anna Smith\n' +
      '00:00:03\n' +
      'Okay so we start.\n\n' +
      'Bob Jones\n' +
      '00:00:08\n' +
      'Yes, we start now.\n\n' +
      'Anna Smith\n' +
      '00:00:12\n' +
      'Good.',
    said: [
      [3, 'Anna Smith', 'Okay so we start.'],
      [8, 'Bob Jones', 'Yes, we start now.'],
      [12, 'Anna Smith', 'Good.'],
    ],
  },
  {
    name: 'ranges on lines of their own',
    text: '00:00:03 - 00:00:08\nAnna: Okay so we start.\n\n00:00:08 - 00:00:12\nBob: Yes, we start now.',
    said: [
      [3, 'Anna', 'Okay so we start.'],
      [8, 'Bob', 'Yes, we start now.'],
    ],
  },
  {
    name: 'a list whose points begin large',
    text:
      'Anna: There are three things today.\n' +
      'Budget: We are late with it.\n' +
      'Travel: It costs too much.\n' +
      'Room: Nobody has booked it.\n' +
      'Bob: Okay. I can book the room. The travel budget is fine.\n' +
      'Anna: Great.\n' +
      'Bob: See you.',
    said: [
      [null, 'Anna', 'There are three things today.'],
      [null, 'Anna', 'Budget: We are late with it.'],
      [null, 'Anna', 'Travel: It costs too much.'],
      [null, 'Anna', 'Room: Nobody has booked it.'],
      [null, 'Bob', 'Okay. I can book the room. The travel budget is fine.'],
      [null, 'Anna', 'Great.'],
      [null, 'Bob', 'See you.'],
    ],
  },
  {
    name: 'a round of introductions',
    text:
      'Anna: Please introduce yourselves.\n' +
      'Carol: I am Carol, from sales.\n' +
      'Dave: I am Dave, from support.\n' +
      'Bob: Hello, I am Bob.\n' +
      'Anna: Thanks. Bob, go on.\n' +
      'Bob: I have the numbers.\n' +
      'Anna: Good.',
    said: [
      [null, 'Anna', 'Please introduce yourselves.'],
      [null, 'Carol', 'I am Carol, from sales.'],
      [null, 'Dave', 'I am Dave, from support.'],
      [null, 'Bob', 'Hello, I am Bob.'],
      [null, 'Anna', 'Thanks. Bob, go on.'],
      [null, 'Bob', 'I have the numbers.'],
      [null, 'Anna', 'Good.'],
    ],
  },
  {
    name: 'times at the ends',
    text: 'Anna: Okay so we start. (0:03)\nBob: Yes, we start now. (0:08)\nAnna: Good. (0:12)',
    said: [
      [3, 'Anna', 'Okay so we start.'],
      [8, 'Bob', 'Yes, we start now.'],
      [12, 'Anna', 'Good.'],
    ],
  },
  {
    name: 'name, time and words by tabs',
    text: 'Anna\t0:03\tOkay so we start.\nBob\t0:08\tYes, we start now.\nAnna\t0:12\tGood.',
    said: [
      [3, 'Anna', 'Okay so we start.'],
      [8, 'Bob', 'Yes, we start now.'],
      [12, 'Anna', 'Good.'],
    ],
  },
];
