import type { Block, Line } from './blocks.ts';
import { reportOf } from './report.ts';
import type { ExportSource } from './source.ts';

/** Type that is readable when printed small: two columns of readings on paper, one on a screen. */
const style = `:root{color-scheme:light dark;--paper:light-dark(#fff,#15181b);--ink:light-dark(#15191e,#e6e8ea);
--soft:light-dark(#4b535c,#a9b1ba);--line:light-dark(#c9ced3,#3a4149);--accent:light-dark(#00596c,#74c4d4)}
*{box-sizing:border-box}
body{background:var(--paper);color:var(--ink);font:1rem/1.45 'Source Sans 3',system-ui,sans-serif;
max-width:46rem;margin:0 auto;padding:2rem 1rem;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.2;margin:0 0 .5rem}
h2{font-size:1.1rem;border-top:1px solid var(--line);padding-top:.6rem;margin:1.4rem 0 .3rem}
h3{font-size:1rem;margin:.6rem 0 .15rem}
p{margin:.3rem 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .8rem;margin:.4rem 0;color:var(--soft)}
dd{margin:0}
ul{list-style:none;margin:.3rem 0;padding:0}li{display:grid;grid-template-columns:3.2rem 1fr;padding:.1rem 0}
li>a,li>span:first-child{font-variant-numeric:tabular-nums;color:var(--accent)}
.notice{border-left:3px solid var(--accent);padding-left:.7rem}
.small,.about{color:var(--soft);font-size:.875rem}a{color:var(--accent)}
table{border-collapse:collapse;margin:.4rem 0;font-size:.9rem}
th,td{border-bottom:1px solid var(--line);padding:.2rem .5rem;text-align:right;font-weight:400}
th{color:var(--soft)}th:first-child,td:first-child{text-align:left;padding-left:0}.table{overflow-x:auto}
@page{size:A4;margin:14mm 13mm}
@media print{:root{color-scheme:light}body{max-width:none;padding:0;font-size:8.5pt;line-height:1.3}
h1{font-size:14pt}h2{font-size:10pt;margin:0 0 1mm;padding-top:1mm;break-after:avoid}
h3{font-size:8.5pt;break-after:avoid}
.readings{columns:2;column-gap:7mm}section{margin-bottom:3mm}li,tr{break-inside:avoid}
li{grid-template-columns:9mm 1fr;padding:0}p{margin:.5mm 0}ul{margin:.5mm 0}.small,.about{font-size:7.5pt}
table{font-size:7.5pt}th,td{padding:.3mm 1mm}a{color:inherit;text-decoration:none}}`;

/** One self-contained page, to read or to print. `nonce` lets its style pass the content policy of the answer. */
export function html(source: ExportSource, nonce?: string): string {
  const { title, facts, notice, sections } = reportOf(source);
  const readings = sections.slice(0, -1).map(sectionOf).join('\n');
  const about = `<header><h1>${escaped(title)}</h1>
<dl>${facts.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${factOf(name, value)}</dd>`).join('')}</dl>
<p class="notice">${escaped(notice)}</p></header>`;
  return pageOf(
    title,
    `${about}\n<div class="readings">\n${readings}\n</div>\n${sections.slice(-1).map(sectionOf).join('\n')}`,
    nonce,
  );
}

function factOf(name: string, value: string): string {
  return name === 'Address' ? `<a href="${escaped(value)}">${escaped(value)}</a>` : escaped(value);
}

/**
 * The transcript alone, for browsers without scripts and for very long texts; `source.url` leads back to the session.
 */
export function transcriptPage(source: ExportSource, nonce?: string): string {
  const { title, sections } = reportOf(source);
  const back = source.url === null ? '' : `<p><a href="${escaped(source.url)}">The notes about it</a></p>`;
  return pageOf(
    title,
    `<header><h1>${escaped(title)}</h1>${back}</header>\n${sections.slice(-1).map(sectionOf).join('\n')}`,
    nonce,
  );
}

function pageOf(title: string, body: string, nonce?: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style${nonce === undefined ? '' : ` nonce="${escaped(nonce)}"`}>${style}</style></head>
<body><main>
${body}
</main></body></html>
`;
}

function sectionOf({ title, blocks }: { title: string; blocks: readonly Block[] }): string {
  return `<section><h2>${escaped(title)}</h2>\n${blocks.map(blockOf).join('\n')}</section>`;
}

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'text':
      return `<p>${escaped(block.text)}</p>`;
    case 'small':
      return `<p class="small">${escaped(block.text)}</p>`;
    case 'lines': {
      const heading = block.title === undefined ? '' : `<h3>${escaped(block.title)}</h3>`;
      return `${heading}<ul>${block.lines.map(lineOf).join('\n')}</ul>`;
    }
    case 'table': {
      const row = (cells: readonly string[], open: string, close: string): string =>
        `<tr>${cells.map((cell) => `${open}${escaped(cell)}${close}`).join('')}</tr>`;
      const head = row(block.head, '<th scope="col">', '</th>');
      const body = block.rows.map((cells) => row(cells, '<td>', '</td>')).join('');
      return `<div class="table"><table><thead>${head}</thead><tbody>${body}</tbody></table></div>`;
    }
  }
}

function lineOf({ at, speaker, text, about }: Line): string {
  const place =
    at === null
      ? '<span></span>'
      : at.href === null
        ? `<span>${at.clock}</span>`
        : `<a href="${escaped(at.href)}">${at.clock}</a>`;
  const name = speaker === null ? '' : `<b>${escaped(speaker)}:</b> `;
  const rest = about ? ` <span class="about">${escaped(about)}</span>` : '';
  return `<li>${place}<span>${name}${escaped(text)}${rest}</span></li>`;
}

function escaped(words: string): string {
  return words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
