/**
 * The folders of lib/ in the order in which they may be imported: each may import itself and those before it. Folders
 * on the same line are siblings and may not import each other.
 */
export const layers: readonly (readonly string[])[] = [
  ['messages'],
  ['base'],
  ['audio'],
  ['speech'],
  ['language'],
  ['text'],
  ['analyses'],
  ['events', 'pipeline'],
  ['glance'],
  ['runs'],
  ['sessions'],
  ['live'],
  ['export'],
  ['db'],
  ['jobs'],
  ['runtime'],
  ['transports'],
];

/** The readings, folders of lib/analyses: each may import lib/text and the shared folders, but no other reading. */
export const readings: readonly string[] = [
  'argument-analysis',
  'audio-analysis',
  'audio-quality-metrics',
  'conversation-flow',
  'custom',
  'emotion-analysis',
  'enhanced-understanding',
  'manipulation-assessment',
  'psychological-analysis',
  'quantitative-metrics',
  'speaker-attitude',
  'speaker-intent-analysis',
  'transcript',
];

/** The browser's folder comes last, and imports only types from most of the others: its rules stand in the file. */
export const browser = 'client';

interface Pattern {
  regex: string;
  message: string;
}

export interface Override {
  files: string[];
  rules: { 'no-restricted-imports': ['error', { patterns: Pattern[] }] };
}

/** The overrides of `.oxlintrc.json` that enforce the order; if two match a file the later one applies. */
export function layerOverrides(): Override[] {
  const folders = layers.flatMap((siblings, index) => siblings.map((folder) => overrideOf(folder, siblings, index)));
  return [...folders, ...readings.map((reading) => readingOverride(reading, folders))];
}

/** The schema of another reading may be imported. */
function readingOverride(reading: string, folders: readonly Override[]): Override {
  const others = readings.filter((other) => other !== reading);
  const outside = folders.find(({ files }) => files.includes('lib/analyses/**'));
  return {
    files: [`lib/analyses/${reading}/**`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...(outside?.rules['no-restricted-imports'][1].patterns ?? []),
            {
              regex: String.raw`^#lib/analyses/(${others.join('|')})/(?!schema$)`,
              message:
                'Readings depend on lib/text and on what they share, not on each other (scripts/lint/layers.ts).',
            },
          ],
        },
      ],
    },
  };
}

function overrideOf(folder: string, siblings: readonly string[], index: number): Override {
  const others = siblings.filter((sibling) => sibling !== folder);
  const later = [...others, ...layers.slice(index + 1).flat(), browser];
  return {
    files: [`lib/${folder}/**`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: String.raw`^(#lib|(\.\.)(/\.\.)*)/(${later.join('|')})(/|$)`,
              message: `Imports point up: lib/${folder} knows only itself and the folders before it (scripts/lint/layers.ts).`,
            },
            {
              regex: String.raw`^(#(app|components|e2e)/|(\.\./)+(app|components|e2e)/)`,
              message: 'lib knows nothing of pages, components or tests.',
            },
            {
              regex: String.raw`^(\.\./|\./.*/)(?!.*\.json$)`,
              message: 'Another folder is imported by its alias (#lib/…).',
            },
          ],
        },
      ],
    },
  };
}
