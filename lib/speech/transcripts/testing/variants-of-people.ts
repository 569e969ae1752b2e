import type { Variant } from './variants-of-tools.ts';

export const variantsOfPeople: Variant[] = [
  {
    name: 'columns by bars',
    text: '00:03 | Anna | Okay so we start.\n00:08 | Bob | Yes, we start now.\n00:12 | Anna | Good.',
    said: [
      [3, 'Anna', 'Okay so we start.'],
      [8, 'Bob', 'Yes, we start now.'],
      [12, 'Anna', 'Good.'],
    ],
  },
  {
    name: 'minutes that begin anew',
    text: '59:40 Anna: One thing.\n59:52 Bob: Two things.\n00:03 Anna: Three things.\n00:12 Bob: Four things.',
    said: [
      [3580, 'Anna', 'One thing.'],
      [3592, 'Bob', 'Two things.'],
      [3603, 'Anna', 'Three things.'],
      [3612, 'Bob', 'Four things.'],
    ],
  },
  {
    name: 'prose with times and colons',
    text:
      'It was a bright cold day in April, and the clocks were striking thirteen.\n' +
      'At 10:30 Anna said: we should go.\n' +
      'Nobody moved. Bob: silent as ever.\n' +
      'They left at 11:00 (late).',
    said: [
      [null, null, 'It was a bright cold day in April, and the clocks were striking thirteen.'],
      [null, null, 'At 10:30 Anna said: we should go.'],
      [null, null, 'Nobody moved. Bob: silent as ever.'],
      [null, null, 'They left at 11:00 (late).'],
    ],
  },
  {
    name: 'handles with @',
    text: '[00:01] @anna_s: hello there\n[00:04] @bob: hi\n[00:09] @anna_s: shall we?',
    said: [
      [1, '@anna_s', 'hello there'],
      [4, '@bob', 'hi'],
      [9, '@anna_s', 'shall we?'],
    ],
  },
  {
    name: 'a meeting page with times every five minutes',
    text:
      'Weekly sync (2026-03-12 10:00 GMT) - Transcript\n' +
      'Attendees\n' +
      'Anna Smith, Bob Jones\n' +
      'Transcript\n' +
      '00:00:00\n\n' +
      'Anna Smith: Okay so we start.\n' +
      'Bob Jones: Yes, we start now.\n\n' +
      '00:05:00\n\n' +
      'Anna Smith: Good.\n' +
      'Bob Jones: Fine.\n' +
      'Transcription ended after 00:06:10',
    said: [
      [0, 'Anna Smith', 'Okay so we start.'],
      [0, 'Bob Jones', 'Yes, we start now.'],
      [300, 'Anna Smith', 'Good.'],
      [300, 'Bob Jones', 'Fine.'],
      [300, 'Bob Jones', 'Transcription ended after 00:06:10'],
    ],
  },
  {
    name: 'names before a dash',
    text: 'Anna — Okay so we start.\nBob — Yes, we start now.\nAnna — Good.\nBob — Fine.',
    said: [
      [null, 'Anna', 'Okay so we start.'],
      [null, 'Bob', 'Yes, we start now.'],
      [null, 'Anna', 'Good.'],
      [null, 'Bob', 'Fine.'],
    ],
  },
  {
    name: 'stamps inside what is said',
    text: 'Anna: I saw [00:00:03] him yesterday.\nBob: Was it [00:00:09] late?\nAnna: It was at 10:30.',
    said: [
      [null, 'Anna', 'I saw him yesterday.'],
      [null, 'Bob', 'Was it late?'],
      [null, 'Anna', 'It was at 10:30.'],
    ],
  },
  {
    name: 'HTML',
    text: '<b>Anna:</b> Okay so we start.<br>\n<b>Bob:</b> Yes, we start &amp; go.<br>\n<b>Anna:</b> Good.<br>',
    said: [
      [null, 'Anna', 'Okay so we start.'],
      [null, 'Bob', 'Yes, we start & go.'],
      [null, 'Anna', 'Good.'],
    ],
  },
  {
    name: 'two recordings after each other',
    text:
      '[0:00] Anna: Part one begins.\n' +
      '[5:00] Bob: It goes on.\n' +
      '[10:00] Anna: And ends.\n' +
      '[0:00] Anna: Part two begins.\n' +
      '[4:00] Bob: It goes on.\n' +
      '[9:00] Anna: And ends.',
    said: [
      [0, 'Anna', 'Part one begins.'],
      [300, 'Bob', 'It goes on.'],
      [600, 'Anna', 'And ends.'],
      [600, 'Anna', 'Part two begins.'],
      [840, 'Bob', 'It goes on.'],
      [1140, 'Anna', 'And ends.'],
    ],
  },
  {
    name: 'name and time in one bracket',
    text: '[Anna, 00:03] Okay so we start.\n[Bob, 00:08] Yes, we start now.\n[Anna, 00:12] Good.',
    said: [
      [3, 'Anna', 'Okay so we start.'],
      [8, 'Bob', 'Yes, we start now.'],
      [12, 'Anna', 'Good.'],
    ],
  },
  {
    name: 'names in capitals without a mark',
    text: '00:03 ANNA Okay so we start.\n00:08 BOB Yes, we start now.\n00:12 ANNA Good.',
    said: [
      [3, 'ANNA', 'Okay so we start.'],
      [8, 'BOB', 'Yes, we start now.'],
      [12, 'ANNA', 'Good.'],
    ],
  },
  {
    name: 'marks of a change of speaker',
    text: '>> ANNA: Okay so we start.\n>> BOB: Yes, we start now.\n>>> ANNA: Good.',
    said: [
      [null, 'ANNA', 'Okay so we start.'],
      [null, 'BOB', 'Yes, we start now.'],
      [null, 'ANNA', 'Good.'],
    ],
  },
  {
    name: 'name, then time, then words, each on its line',
    text: 'Anna:\n00:03\nOkay so we start.\nBob:\n00:08\nYes, we start now.',
    said: [
      [3, 'Anna', 'Okay so we start.'],
      [8, 'Bob', 'Yes, we start now.'],
    ],
  },
  {
    name: 'columns by blanks',
    text: 'Anna Smith  0:03  Okay so we start.\nBob Jones  0:08  Yes, we start now.\nAnna Smith  0:12  Good.',
    said: [
      [3, 'Anna Smith', 'Okay so we start.'],
      [8, 'Bob Jones', 'Yes, we start now.'],
      [12, 'Anna Smith', 'Good.'],
    ],
  },
  {
    name: 'two brackets',
    text: '[00:00:03][Anna] Okay so we start.\n[00:00:08][Bob] Yes, we start now.\n[00:00:12][Anna] Good.',
    said: [
      [3, 'Anna', 'Okay so we start.'],
      [8, 'Bob', 'Yes, we start now.'],
      [12, 'Anna', 'Good.'],
    ],
  },
  {
    name: 'a range of seconds behind the name',
    text: 'Anna [3.1 - 8.0]: Okay so we start.\nBob [8.0 - 9.5]: Yes, we start now.\nAnna [9.6 - 11.0]: Good.',
    said: [
      [3.1, 'Anna', 'Okay so we start.'],
      [8, 'Bob', 'Yes, we start now.'],
      [9.6, 'Anna', 'Good.'],
    ],
  },
  {
    name: 'lyrics’ stamps',
    text: '[00:12.00]Okay so we start.\n[00:15.20]Yes, we start now.\n[00:18.00]Good.',
    said: [
      [12, null, 'Okay so we start.'],
      [15.2, null, 'Yes, we start now.'],
      [18, null, 'Good.'],
    ],
  },
  {
    name: 'how somebody says it',
    text: "Anna: Okay so we start.\nBob (laughing): Yes, we start now.\nANNA (cont'd): Good.\nBob: Fine.",
    said: [
      [null, 'Anna', 'Okay so we start.'],
      [null, 'Bob', 'Yes, we start now.'],
      [null, 'Anna', 'Good.'],
      [null, 'Bob', 'Fine.'],
    ],
  },
  {
    name: 'a head with the same words as the turns',
    text:
      'Interviewer: Anna Smith\n' +
      'Interviewee: Bob Jones\n' +
      'Date: 12 March 2026\n' +
      'Location: Leeds\n\n' +
      'Interviewer: Where were you born?\n' +
      'Interviewee: In Leeds.\n' +
      'Interviewer: And then?\n' +
      'Interviewee: We moved.',
    said: [
      [null, 'Interviewer', 'Where were you born?'],
      [null, 'Interviewee', 'In Leeds.'],
      [null, 'Interviewer', 'And then?'],
      [null, 'Interviewee', 'We moved.'],
    ],
  },
  {
    name: 'brackets of all kinds',
    text:
      'Anna: The score was 3:2 for us.\n' +
      'Bob: At 10:30 we left. [applause]\n' +
      'Anna: Note: bring (your own) bag [the blue one].\n' +
      'Bob: <laughs> OK {coughs} fine *sighs* yes.',
    said: [
      [null, 'Anna', 'The score was 3:2 for us.'],
      [null, 'Bob', 'At 10:30 we left.'],
      [null, 'Anna', 'Note: bring (your own) bag.'],
      [null, 'Bob', 'OK fine yes.'],
    ],
  },
  {
    name: 'a summary over the transcript',
    text:
      'Summary\n' +
      'The team met and spoke of the budget.\n\n' +
      'Action items\n' +
      '- Anna: send the numbers\n' +
      '- Bob: book the room\n\n' +
      'Transcript\n\n' +
      'Anna Smith: Okay so we start.\n' +
      'Bob Jones: Yes, we start now.\n' +
      'Anna Smith: Good.\n' +
      'Bob Jones: Fine.',
    said: [
      [null, 'Anna Smith', 'Okay so we start.'],
      [null, 'Bob Jones', 'Yes, we start now.'],
      [null, 'Anna Smith', 'Good.'],
      [null, 'Bob Jones', 'Fine.'],
    ],
  },
  {
    name: 'no space behind the colons',
    text: 'Anna:Okay so we start.\nBob:Yes, we start now.\nAnna:Good: yes.',
    said: [
      [null, 'Anna', 'Okay so we start.'],
      [null, 'Bob', 'Yes, we start now.'],
      [null, 'Anna', 'Good: yes.'],
    ],
  },
  {
    name: 'another alphabet and a wide colon',
    text: '안나: 안녕하세요.\n민수: 네, 안녕하세요.\n안나：좋아요.',
    said: [
      [null, '안나', '안녕하세요.'],
      [null, '민수', '네, 안녕하세요.'],
      [null, '안나', '좋아요.'],
    ],
  },
  {
    name: 'minutes and seconds in words',
    text: 'Speaker A (0m 3s): Okay so we start.\nSpeaker B (0m 8s): Yes, we start now.\nSpeaker A (1m 2s): Good.',
    said: [
      [3, 'Speaker A', 'Okay so we start.'],
      [8, 'Speaker B', 'Yes, we start now.'],
      [62, 'Speaker A', 'Good.'],
    ],
  },
  {
    name: 'empty lines everywhere',
    text: 'Anna Smith 00:03\n\nOkay so we start.\n\nBob Jones 00:08\n\nYes, we start now.\n\nAnna Smith 00:12\n\nGood.',
    said: [
      [3, 'Anna Smith', 'Okay so we start.'],
      [8, 'Bob Jones', 'Yes, we start now.'],
      [12, 'Anna Smith', 'Good.'],
    ],
  },
  {
    name: 'markdown headings as names',
    text:
      '# Interview\n\n' +
      '## Anna\n\n' +
      'Okay so we start.\n\n' +
      '## Bob\n\n' +
      'Yes, we start now.\n\n' +
      '## Anna\n\n' +
      'Good.\n\n' +
      '## Bob\n\n' +
      'Fine.',
    said: [
      [null, 'Anna', 'Okay so we start.'],
      [null, 'Bob', 'Yes, we start now.'],
      [null, 'Anna', 'Good.'],
      [null, 'Bob', 'Fine.'],
    ],
  },
  {
    name: 'page numbers and the end',
    text:
      'Anna: Okay so we start.\n\n' +
      'Page 1 of 2\n\n' +
      'Bob: Yes, we start now.\n' +
      'Anna: Good.\n\n' +
      '- 2 -\n\n' +
      'Bob: Fine.\n' +
      '[END OF RECORDING]',
    said: [
      [null, 'Anna', 'Okay so we start.'],
      [null, 'Bob', 'Yes, we start now.'],
      [null, 'Anna', 'Good.'],
      [null, 'Bob', 'Fine.'],
    ],
  },
  {
    name: 'bare times, one of them back',
    text: '00:05 So one thing. \n00:09 And another.\n00:07 Then a third.\n00:15 And more.\n00:20 The end.',
    said: [
      [5, null, 'So one thing.'],
      [9, null, 'And another.'],
      [9, null, 'Then a third.'],
      [15, null, 'And more.'],
      [20, null, 'The end.'],
    ],
  },
  {
    name: 'names that are words',
    text: 'Will: Shall we go?\nMay: I may go.\nWill: You will?\nMay: Yes.\nMark: Mark my words.',
    said: [
      [null, 'Will', 'Shall we go?'],
      [null, 'May', 'I may go.'],
      [null, 'Will', 'You will?'],
      [null, 'May', 'Yes.'],
      [null, 'Mark', 'Mark my words.'],
    ],
  },
  {
    name: 'a question inside a turn',
    text: 'Host: Welcome, everybody.\nGuest 1: Thanks.\nGuest 2: Hello.\nHost: Question: who goes first?\nGuest 1: Me.',
    said: [
      [null, 'Host', 'Welcome, everybody.'],
      [null, 'Guest 1', 'Thanks.'],
      [null, 'Guest 2', 'Hello.'],
      [null, 'Host', 'Question: who goes first?'],
      [null, 'Guest 1', 'Me.'],
    ],
  },
];
