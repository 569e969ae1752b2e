import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { readTranscriptText } from '#lib/speech/transcripts/read';
import { TextPreview } from './text-preview';

const shown = (text: string) =>
  renderToStaticMarkup(<TextPreview read={readTranscriptText(text)} wanted={{}} onWanted={() => undefined} />);

test('the first passages show which parts were taken for times and names', () => {
  const html = shown('Anna (0:03): Shall we start?\nMark (0:12): Yes.\nAnna (0:14): Well then.\nMark (0:20): So.');
  expect(html).toContain('Read as: name, time, text; 4 passages, 2 speakers.');
  expect(html).toContain('0:03 · Anna · Shall we start?');
  expect(html).not.toContain('So.');
  expect(html).not.toContain('<button');
});

test('if two readings are possible, the other is one press away', () => {
  expect(shown('14:02 Anna: Are you there?\n14:05 Mark: Yes.\n14:09 Anna: Good.')).toContain(
    'The times are hours and minutes</button>',
  );
  expect(shown('Carrots: they are orange.\nTomatoes: they are red.')).toContain(
    'These are spoken words, not names</button>',
  );
  expect(shown('Anna: Shall we start?\nI think so.\nIt is late.\nMark: Yes.\nWe can.')).toContain(
    'The words before the colons are names</button>',
  );
});
