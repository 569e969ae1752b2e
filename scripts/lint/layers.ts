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

/** The overrides of `.oxlintrc.json` that enforce the order. */
export function layerOverrides(): Override[] {
  return layers.flatMap((siblings, index) => siblings.map((folder) => overrideOf(folder, siblings, index)));
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
