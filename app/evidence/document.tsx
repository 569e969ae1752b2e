import { Marked, type Token, type Tokens } from 'marked';
import { type AnalysisType, analysisTypes, titles } from '#lib/analyses/steps';

/** The parts of every section of docs/EVIDENCE.md, in this order. */
export const partNames = [
  'What it is',
  'How it is done',
  'Sources',
  'What was measured here',
  'Known limits',
  'What it cannot tell you',
] as const;
type PartName = (typeof partNames)[number];

export interface EvidenceDocument {
  title: string;
  /** HTML of the paragraphs before the first section. */
  intro: string;
  sections: { type: AnalysisType; parts: { name: PartName; html: string }[] }[];
}

const marked = new Marked({
  renderer: {
    // A path inside the repository leads nowhere on the page.
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens);
      return /^(?:https?:|#|\/)/.test(href) ? `<a href="${href}">${text}</a>` : text;
    },
    table(token) {
      const cells = (row: readonly Tokens.TableCell[], tag: 'th' | 'td'): string =>
        `<tr>${row.map((cell) => cellOf(this.parser.parseInline(cell.tokens), tag)).join('')}</tr>`;
      return `<div class="prose-table" role="group" aria-label="Table" tabindex="0"><table><thead>${cells(token.header, 'th')}</thead><tbody>${token.rows.map((row) => cells(row, 'td')).join('')}</tbody></table></div>`;
    },
  },
});

/** The head of the first column is often empty, and screen readers announce an empty header as one. */
function cellOf(html: string, tag: 'th' | 'td'): string {
  const name = html === '' ? 'td' : tag;
  return `<${name}${name === 'th' ? ' scope="col"' : ''}>${html}</${name}>`;
}

function isHeading(token: Token, depth: number): token is Tokens.Heading {
  return token.type === 'heading' && (token as Tokens.Heading).depth === depth;
}

/** The tokens before the first heading of this depth, and those below each such heading. */
function splitAt(
  tokens: readonly Token[],
  depth: number,
): { before: Token[]; under: { heading: string; tokens: Token[] }[] } {
  const before: Token[] = [];
  const under: { heading: string; tokens: Token[] }[] = [];
  for (const token of tokens) {
    if (isHeading(token, depth)) under.push({ heading: token.text, tokens: [] });
    else (under.at(-1)?.tokens ?? before).push(token);
  }
  return { before, under };
}

/**
 * docs/EVIDENCE.md as sections by `analysis_type`, in the order of the steps. Throws if a section or one of its parts
 * is missing or superfluous. The text is the project's own, so its HTML is trusted.
 */
export function readEvidence(markdown: string): EvidenceDocument {
  const { before, under } = splitAt(marked.lexer(markdown), 2);
  const title = before.find((token) => isHeading(token, 1));
  if (!title || !isHeading(title, 1)) throw new Error('docs/EVIDENCE.md begins with a title');
  const strange = under.filter(({ heading }) => !Object.values(titles).includes(heading));
  if (strange.length > 0)
    throw new Error(
      `docs/EVIDENCE.md has a section that is no reading: ${strange.map(({ heading }) => heading).join(', ')}`,
    );
  return {
    title: title.text,
    intro: marked.parser(before.filter((token) => token !== title)),
    sections: analysisTypes.map((type) => {
      const section = under.find(({ heading }) => heading === titles[type]);
      if (!section) throw new Error(`docs/EVIDENCE.md has no section "${titles[type]}" (${type})`);
      const parts = splitAt(section.tokens, 3).under;
      const found = parts.map(({ heading }) => heading).join(', ');
      if (found !== partNames.join(', '))
        throw new Error(
          `"${titles[type]}" in docs/EVIDENCE.md has the parts: ${found}. It wants: ${partNames.join(', ')}`,
        );
      return {
        type,
        parts: partNames.map((name, index) => ({ name, html: marked.parser(parts[index]?.tokens ?? []).trim() })),
      };
    }),
  };
}
