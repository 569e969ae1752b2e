/** A parsed passage. */
export type Said = [start_s: number | null, end_s: number | null, speaker: string | null, text: string];

/** JSON of recognisers, with the passages in it. */
export const recognisers: [name: string, value: unknown, said: Said[]][] = [
  [
    'Deepgram, words alone',
    {
      metadata: { duration: 20 },
      results: {
        channels: [
          {
            alternatives: [
              {
                transcript: 'okay so we start yes we start now',
                confidence: 0.9,
                words: [
                  { word: 'okay', start: 0.1, end: 0.4, speaker: 0, punctuated_word: 'Okay' },
                  { word: 'so', start: 0.5, end: 0.6, speaker: 0, punctuated_word: 'so' },
                  { word: 'we', start: 0.6, end: 0.7, speaker: 0, punctuated_word: 'we' },
                  { word: 'start', start: 0.7, end: 1, speaker: 0, punctuated_word: 'start.' },
                  { word: 'yes', start: 1.5, end: 1.8, speaker: 1, punctuated_word: 'Yes,' },
                  { word: 'we', start: 1.8, end: 2, speaker: 1, punctuated_word: 'we' },
                  { word: 'start', start: 2, end: 2.2, speaker: 1, punctuated_word: 'start' },
                  { word: 'now', start: 2.2, end: 2.5, speaker: 1, punctuated_word: 'now.' },
                ],
              },
            ],
          },
        ],
      },
    },
    [
      [0.1, 1, 'Speaker 0', 'Okay so we start.'],
      [1.5, 2.5, 'Speaker 1', 'Yes, we start now.'],
    ],
  ],
  [
    'Deepgram, utterances',
    {
      results: {
        channels: [
          {
            alternatives: [
              { transcript: 'okay so we start yes we start now', words: [{ word: 'okay', start: 0.1, end: 0.4 }] },
            ],
          },
        ],
        utterances: [
          {
            start: 0.1,
            end: 1,
            speaker: 0,
            transcript: 'Okay so we start.',
            words: [
              { word: 'okay', start: 0.1, end: 0.4, speaker: 0 },
              { word: 'so', start: 0.4, end: 0.5, speaker: 0 },
            ],
          },
          {
            start: 1.5,
            end: 2.5,
            speaker: 1,
            transcript: 'Yes, we start now.',
            words: [{ word: 'yes', start: 1.5, end: 1.7, speaker: 1 }],
          },
        ],
      },
    },
    [
      [0.1, 1, 'Speaker 0', 'Okay so we start.'],
      [1.5, 2.5, 'Speaker 1', 'Yes, we start now.'],
    ],
  ],
  [
    'AssemblyAI',
    {
      id: 'x',
      text: 'Okay so we start. Yes, we start now.',
      audio_duration: 20,
      words: [
        { text: 'Okay', start: 250, end: 650, speaker: 'A' },
        { text: 'so', start: 650, end: 800, speaker: 'A' },
      ],
      utterances: [
        { speaker: 'A', text: 'Okay so we start.', start: 250, end: 1650 },
        { speaker: 'B', text: 'Yes, we start now.', start: 2100, end: 4000 },
      ],
    },
    [
      [0.25, 1.65, 'A', 'Okay so we start.'],
      [2.1, 4, 'B', 'Yes, we start now.'],
    ],
  ],
  [
    'Rev',
    {
      monologues: [
        {
          speaker: 0,
          elements: [
            { type: 'text', value: 'Okay', ts: 0.5, end_ts: 0.9 },
            { type: 'punct', value: ' ' },
            { type: 'text', value: 'start', ts: 1.0, end_ts: 1.4 },
            { type: 'punct', value: '.' },
          ],
        },
        {
          speaker: 1,
          elements: [
            { type: 'text', value: 'Yes', ts: 2.0, end_ts: 2.4 },
            { type: 'punct', value: ', ' },
            { type: 'text', value: 'now', ts: 2.5, end_ts: 2.9 },
            { type: 'punct', value: '.' },
          ],
        },
      ],
    },
    [
      [0.5, 1.4, 'Speaker 0', 'Okay start.'],
      [2, 2.9, 'Speaker 1', 'Yes, now.'],
    ],
  ],
  [
    'AWS Transcribe',
    {
      jobName: 'j',
      results: {
        transcripts: [{ transcript: 'Okay so. Yes, now.' }],
        speaker_labels: {
          speakers: 2,
          segments: [
            {
              start_time: '0.1',
              end_time: '1.0',
              speaker_label: 'spk_0',
              items: [{ speaker_label: 'spk_0', start_time: '0.1', end_time: '0.5' }],
            },
          ],
        },
        items: [
          {
            id: 0,
            type: 'pronunciation',
            alternatives: [{ confidence: '0.9', content: 'Okay' }],
            start_time: '0.1',
            end_time: '0.5',
            speaker_label: 'spk_0',
          },
          {
            type: 'pronunciation',
            alternatives: [{ content: 'so' }],
            start_time: '0.5',
            end_time: '0.9',
            speaker_label: 'spk_0',
          },
          { type: 'punctuation', alternatives: [{ content: '.' }], speaker_label: 'spk_0' },
          {
            type: 'pronunciation',
            alternatives: [{ content: 'Yes' }],
            start_time: '1.5',
            end_time: '1.9',
            speaker_label: 'spk_1',
          },
          { type: 'punctuation', alternatives: [{ content: ',' }] },
          {
            type: 'pronunciation',
            alternatives: [{ content: 'now' }],
            start_time: '2.0',
            end_time: '2.4',
            speaker_label: 'spk_1',
          },
          { type: 'punctuation', alternatives: [{ content: '.' }] },
        ],
      },
    },
    [
      [0.1, 0.9, 'spk_0', 'Okay so.'],
      [1.5, 2.4, 'spk_1', 'Yes, now.'],
    ],
  ],
  [
    'Google, which tells all words twice',
    {
      results: [
        {
          alternatives: [
            {
              transcript: 'okay so we start yes we start now',
              confidence: 0.9,
              words: [
                { startTime: '0.100s', endTime: '0.400s', word: 'okay' },
                { startTime: '0.4s', endTime: '0.600s', word: 'so' },
                { startTime: '1.5s', endTime: '1.800s', word: 'yes' },
                { startTime: '1.8s', endTime: '2s', word: 'now' },
              ],
            },
          ],
        },
        {
          alternatives: [
            {
              words: [
                { startTime: '0.100s', endTime: '0.400s', word: 'okay', speakerTag: 1 },
                { startTime: '0.4s', endTime: '0.600s', word: 'so', speakerTag: 1 },
                { startTime: '1.5s', endTime: '1.800s', word: 'yes', speakerTag: 2 },
                { startTime: '1.8s', endTime: '2s', word: 'now', speakerTag: 2 },
              ],
            },
          ],
        },
      ],
    },
    [
      [0.1, 0.6, 'Speaker 1', 'okay so'],
      [1.5, 2, 'Speaker 2', 'yes now'],
    ],
  ],
  [
    'whisper.cpp',
    {
      systeminfo: 'x',
      model: { type: 'base' },
      params: { language: 'en' },
      result: { language: 'en' },
      transcription: [
        {
          timestamps: { from: '00:00:00,000', to: '00:00:04,200' },
          offsets: { from: 0, to: 4200 },
          text: ' Okay so we start.',
        },
        {
          timestamps: { from: '00:00:04,200', to: '00:00:09,600' },
          offsets: { from: 4200, to: 9600 },
          text: ' Yes, we start now.',
        },
      ],
    },
    [
      [0, 4.2, null, 'Okay so we start.'],
      [4.2, 9.6, null, 'Yes, we start now.'],
    ],
  ],
  [
    'chunks with pairs of times, the last without an end',
    {
      text: ' Okay so we start. Yes.',
      chunks: [
        { timestamp: [0.0, 4.2], text: ' Okay so we start.' },
        { timestamp: [4.2, null], text: ' Yes, we start now.' },
      ],
    },
    [
      [0, 4.2, null, 'Okay so we start.'],
      [4.2, null, null, 'Yes, we start now.'],
    ],
  ],
  [
    'WhisperX',
    {
      segments: [
        {
          start: 0.1,
          end: 2.0,
          text: ' Okay so we start.',
          words: [
            { word: 'Okay', start: 0.1, end: 0.5, score: 0.9, speaker: 'SPEAKER_00' },
            { word: 'so', start: 0.5, end: 0.7, speaker: 'SPEAKER_00' },
          ],
          speaker: 'SPEAKER_00',
        },
        {
          start: 2.5,
          end: 4.0,
          text: ' Yes, we start now.',
          words: [{ word: 'Yes', start: 2.5, end: 2.8, speaker: 'SPEAKER_01' }],
          speaker: 'SPEAKER_01',
        },
      ],
      word_segments: [
        { word: 'Okay', start: 0.1, end: 0.5, speaker: 'SPEAKER_00' },
        { word: 'so', start: 0.5, end: 0.7, speaker: 'SPEAKER_00' },
        { word: 'Yes', start: 2.5, end: 2.8, speaker: 'SPEAKER_01' },
      ],
      language: 'en',
    },
    [
      [0.1, 2, 'SPEAKER_00', 'Okay so we start.'],
      [2.5, 4, 'SPEAKER_01', 'Yes, we start now.'],
    ],
  ],
  [
    'Azure',
    {
      source: 'x',
      combinedRecognizedPhrases: [{ channel: 0, display: 'Okay so we start. Yes, we start now.' }],
      recognizedPhrases: [
        {
          recognitionStatus: 'Success',
          channel: 0,
          speaker: 1,
          offset: 'PT0.5S',
          duration: 'PT1.5S',
          offsetInTicks: 5000000,
          durationInTicks: 15000000,
          nBest: [{ confidence: 0.9, lexical: 'okay so we start', display: 'Okay so we start.' }],
        },
        {
          channel: 0,
          speaker: 2,
          offset: 'PT2.5S',
          duration: 'PT2S',
          offsetInTicks: 25000000,
          durationInTicks: 20000000,
          nBest: [{ lexical: 'yes we start now', display: 'Yes, we start now.' }],
        },
      ],
    },
    [
      [0.5, 2, 'Speaker 1', 'Okay so we start.'],
      [2.5, 4.5, 'Speaker 2', 'Yes, we start now.'],
    ],
  ],
  [
    'sentences of a meeting tool',
    {
      sentences: [
        { index: 0, speaker_name: 'Anna', speaker_id: 0, text: 'Okay so we start.', start_time: 0.5, end_time: 2 },
        { index: 1, speaker_name: 'Bob', speaker_id: 1, text: 'Yes, we start now.', start_time: 2.5, end_time: 4 },
      ],
    },
    [
      [0.5, 2, 'Anna', 'Okay so we start.'],
      [2.5, 4, 'Bob', 'Yes, we start now.'],
    ],
  ],
  [
    'messages of a chat',
    [
      { role: 'user', content: 'Hello there, friend.' },
      { role: 'assistant', content: 'Hi, how are you?' },
    ],
    [
      [null, null, 'user', 'Hello there, friend.'],
      [null, null, 'assistant', 'Hi, how are you?'],
    ],
  ],
  [
    'Speechmatics',
    {
      results: [
        {
          type: 'word',
          start_time: 0.1,
          end_time: 0.4,
          alternatives: [{ content: 'Okay', speaker: 'S1', confidence: 1 }],
        },
        { type: 'word', start_time: 0.5, end_time: 0.8, alternatives: [{ content: 'so', speaker: 'S1' }] },
        { type: 'punctuation', start_time: 0.8, end_time: 0.8, alternatives: [{ content: '.', speaker: 'S1' }] },
        { type: 'word', start_time: 1.5, end_time: 1.8, alternatives: [{ content: 'Yes', speaker: 'S2' }] },
        { type: 'punctuation', start_time: 1.8, end_time: 1.8, alternatives: [{ content: '.', speaker: 'S2' }] },
      ],
    },
    [
      [0.1, 0.8, 'S1', 'Okay so.'],
      [1.5, 1.8, 'S2', 'Yes.'],
    ],
  ],
];
