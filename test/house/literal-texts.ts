import { createVirtualFileSystem } from 'typescript/unstable/fs';
import { type Node, SyntaxKind, type SourceFile } from 'typescript/unstable/ast';
import {
  isBinaryExpression,
  isCallExpression,
  isConditionalExpression,
  isExpressionStatement,
  isJsxAttribute,
  isJsxExpression,
  isJsxText,
  isNewExpression,
  isParenthesizedExpression,
  isPropertyAssignment,
  isStringLiteral,
  isTemplateLiteralLikeNode,
} from 'typescript/unstable/ast/is';
import { API } from 'typescript/unstable/sync';

/** A text in the code of a page instead of in lib/messages. */
export interface LiteralText {
  file: string;
  line: number;
  text: string;
}

/** Attributes that are not shown. */
const codeAttributes = new Set([
  'align',
  'aria-controls',
  'aria-current',
  'aria-describedby',
  'aria-haspopup',
  'aria-hidden',
  'aria-labelledby',
  'aria-live',
  'aria-orientation',
  'autoCapitalize',
  'autoComplete',
  'autoHighlight',
  'by',
  'className',
  'd',
  'dataKey',
  'decoding',
  'enterKeyHint',
  'fill',
  'height',
  'href',
  'htmlFor',
  'id',
  'inputMode',
  'key',
  'lang',
  'loading',
  'look',
  'method',
  'name',
  'preload',
  'preserveAspectRatio',
  'rel',
  'role',
  'scope',
  'source',
  'src',
  'step',
  'stroke',
  'strokeLinecap',
  'style',
  'target',
  'type',
  'value',
  'vectorEffect',
  'viewBox',
  'width',
]);

/** Members of objects that are not shown. */
const codeMembers = new Set(['block', 'behavior', 'id', 'keys', 'look', 'path', 'tag', 'icon', 'rootMargin']);

/** Calls that take names, not texts. */
const codeCalls = new Set([
  ...['Error', 'TypeError', 'addEventListener', 'removeEventListener', 'createElement', 'matchMedia'],
  ...['querySelector', 'querySelectorAll', 'closest', 'matches', 'getItem', 'setItem', 'get'],
  ...['send', 'ask', 'fetch', 'includes', 'startsWith', 'endsWith', 'join', 'split', 'replace', 'replaceAll'],
]);

/** Symbols and names that are the same in every language. */
const unit = /^(?:Undertone|UTC|[MG]B|k?Hz|dB|dBFS|dBTP|LUFS|LU|kbit\/s)$/;

const keyName = /^(?:Arrow(?:Up|Down|Left|Right)|Enter|Escape|Tab|Home|End|Backspace|Delete|Page(?:Up|Down)|Infinity)$/;

/** CSS class names: at least one contains a character that no word has, and none begins with a capital letter. */
function looksLikeCode(text: string): boolean {
  const tokens = text.trim().split(/\s+/);
  const marked = tokens.filter((token) => /[-:[\]/_=#()<>]/.test(token)).length;
  return tokens.every((token) => /^[-!*@#.a-z0-9[\]():/_%&>,='<"+]+$/i.test(token)) && marked * 3 >= tokens.length;
}

function readsLikeText(text: string): boolean {
  if (keyName.test(text) || unit.test(text.trim()) || looksLikeCode(text)) return false;
  return /^[“(]?\p{Lu}\p{Ll}/u.test(text.trim()) || /\p{L}[,.;:’…]? +\p{L}|^ \p{L}{2,}|\p{L}{2,} $/u.test(text);
}

const hasLetters = (text: string): boolean => /\p{L}{2,}/u.test(text) && !unit.test(text.trim());

const comparisons = new Set([
  SyntaxKind.EqualsEqualsEqualsToken,
  SyntaxKind.ExclamationEqualsEqualsToken,
  SyntaxKind.InKeyword,
]);

/** Where a string is used: on the page itself, in a value that may get there, or only in code. */
function placeOf(node: Node): 'page' | 'value' | 'code' {
  let direct = true;
  for (let child = node, at = node.parent; at; child = at, at = at.parent) {
    if (isJsxAttribute(at)) {
      const name = at.name.getText();
      return codeAttributes.has(name) || name.startsWith('data-') ? 'code' : direct ? 'page' : 'value';
    }
    if (isJsxExpression(at)) {
      if (!isJsxAttribute(at.parent)) return direct ? 'page' : 'value';
      continue;
    }
    if (isParenthesizedExpression(at) || isTemplateLiteralLikeNode(at) || at.kind === SyntaxKind.TemplateSpan) continue;
    if (isConditionalExpression(at)) {
      if (at.condition === child) return 'code';
      continue;
    }
    if (isBinaryExpression(at)) {
      if (comparisons.has(at.operatorToken.kind)) return 'code';
      continue;
    }
    if (
      at.kind === SyntaxKind.ImportDeclaration ||
      at.kind === SyntaxKind.ExportDeclaration ||
      at.kind === SyntaxKind.LiteralType ||
      at.kind === SyntaxKind.CaseClause ||
      at.kind === SyntaxKind.ElementAccessExpression ||
      (isExpressionStatement(at) && child === node)
    )
      return 'code';
    if (isPropertyAssignment(at)) {
      if (at.name === child || codeMembers.has(at.name.getText())) return 'code';
    }
    if (isCallExpression(at) || isNewExpression(at)) {
      const called = at.expression.getText().split('.').at(-1)?.replace(/<.*/, '') ?? '';
      if (at.expression.kind === SyntaxKind.ImportKeyword || codeCalls.has(called)) return 'code';
    }
    direct = false;
  }
  return 'value';
}

function textsIn(source: SourceFile, file: string): LiteralText[] {
  const found: LiteralText[] = [];
  const visit = (node: Node): void => {
    const isString = isStringLiteral(node) || (isTemplateLiteralLikeNode(node) && 'text' in node);
    if (isJsxText(node) || isString) {
      const text = node.text.replace(/\s+/g, ' ');
      const place = isJsxText(node) ? 'page' : placeOf(node);
      if (
        place === 'page'
          ? hasLetters(text) && !(isString && looksLikeCode(text))
          : place === 'value' && readsLikeText(text)
      )
        found.push({ file, line: source.text.slice(0, node.getStart(source)).split('\n').length, text: text.trim() });
    }
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

/** The texts in sources, by the names of their files. Only parsed; nothing is resolved. */
export function literalTexts(sources: Readonly<Record<string, string>>): LiteralText[] {
  const root = '/texts';
  const files = Object.keys(sources);
  const options = { noLib: true, noResolve: true, types: [], jsx: 'preserve', target: 'esnext', module: 'esnext' };
  const fs = createVirtualFileSystem({
    ...Object.fromEntries(files.map((file) => [`${root}/${file}`, sources[file] ?? ''])),
    [`${root}/tsconfig.json`]: JSON.stringify({ compilerOptions: options, files }),
  });
  const api = new API({ cwd: root, fs });
  try {
    const project = api.updateSnapshot({ openProjects: [`${root}/tsconfig.json`] }).getProjects()[0];
    return files.flatMap((file) => {
      const source = project?.program.getSourceFile(`${root}/${file}`);
      if (!source) throw new Error(`${file} was not parsed`);
      return textsIn(source, file);
    });
  } finally {
    api.close();
  }
}
