import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { analysisTypes, titles } from '#lib/analyses/steps';
import { partNames, readEvidence } from './document';

const source = readFileSync(new URL('../../docs/EVIDENCE.md', import.meta.url), 'utf8');

test('every reading has its section, with the same six parts', () => {
  const { title, intro, sections } = readEvidence(source);
  expect(title).toBe('How it is measured, and what it cannot tell you');
  expect(intro).toContain('no lie detector');
  expect(sections.map(({ type }) => type)).toEqual(analysisTypes);
  for (const { parts } of sections) {
    expect(parts.map(({ name }) => name)).toEqual(partNames);
    for (const { html } of parts) expect(html).toMatch(/^<(p|ul|ol|div)/);
  }
});

test('a missing section, a missing part and a stray section stop the build', () => {
  expect(() => readEvidence(source.replace(`## ${titles.conversation_flow}`, '## Weather'))).toThrow(
    'no reading: Weather',
  );
  expect(() => readEvidence(source.slice(0, source.indexOf(`## ${titles.conversation_flow}`)))).toThrow(
    'no section "Conversation flow" (conversation_flow)',
  );
  expect(() => readEvidence(source.replace('### Known limits', '### Limits'))).toThrow('It wants: What it is');
  expect(() => readEvidence('no title')).toThrow('begins with a title');
});

test('lists, tables and code are rendered; a path inside the repository is no link', () => {
  const text =
    '- one\n- `two`\n\n| | value |\n|---|---|\n| F1 | **0.6** |\n\nSee [the decision](decisions/020.md) and [the paper](https://example.org/a).\n';
  const filled = source.replace('### What it is\n', `### What it is\n\n${text}\n`);
  const html =
    readEvidence(filled).sections.find(({ parts }) => parts[0]?.html.includes('<li>one</li>'))?.parts[0]?.html ?? '';
  expect(html).toContain('<code>two</code>');
  expect(html).toContain('<td><strong>0.6</strong></td>');
  expect(html).toContain('<tr><td></td><th scope="col">value</th></tr>');
  expect(html).toContain('See the decision and <a href="https://example.org/a">the paper</a>.');
});
