import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { RecordingLanguage } from './recording-language';

test('the language is a labelled choice of names, with “none” first', () => {
  const html = renderToStaticMarkup(<RecordingLanguage value="de" onChange={() => undefined} />);
  expect(html).toMatch(/<label for="([^"]+)"[^>]*>Language of the recording<\/label><select id="\1"/u);
  expect(html).toContain('<option value="">Detect automatically</option><option value="af">Afrikaans</option>');
  expect(html).toContain('<option value="de" selected="">German</option>');
});
