import { type Report, type ReportFacts, reportOf, type Section } from './report'

/** One line, in which nothing of the data is taken for markup. */
const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|#~&]/g, (sign) =>
      sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : sign === '&' ? '&amp;' : `\\${sign}`,
    )

export function toMarkdown({ title, sections }: Report): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const table = ({ head, rows }: NonNullable<Section['table']>) => [
    line(head.map(plain)),
    line(head.map(() => '---')),
    ...rows.map((row) => line(row.map(plain))),
  ]
  const section = (each: Section) => [
    `## ${plain(each.title)}`,
    '',
    ...each.lines.map((text) => `- ${plain(text)}`),
    ...(each.table ? table(each.table) : []),
    '',
  ]
  return `${[`# ${plain(title)}`, '', ...sections.flatMap(section)].join('\n').trimEnd()}\n`
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? '')

const STYLE =
  'body{max-width:760px;margin:40px auto;padding:0 16px;font:16px/1.5 system-ui,sans-serif;color:#1b1b1f}' +
  'table{border-collapse:collapse;width:100%;font-size:14px}' +
  'th,td{padding:6px 8px 6px 0;border-bottom:1px solid #ddd;text-align:left}td+td,th+th{text-align:right}'

/** A page of its own that asks nothing of the network. */
export function toHtml({ title, sections }: Report, language: string): string {
  const row = (cells: readonly string[], tag: 'th' | 'td') =>
    `<tr>${cells.map((cell) => `<${tag}>${safe(cell)}</${tag}>`).join('')}</tr>`
  const section = ({ title: own, lines, table }: Section) =>
    [
      `<h2>${safe(own)}</h2>`,
      ...lines.map((text) => `<p>${safe(text)}</p>`),
      ...(table
        ? [
            `<table><thead>${row(table.head, 'th')}</thead>`,
            `<tbody>${table.rows.map((cells) => row(cells, 'td')).join('\n')}</tbody></table>`,
          ]
        : []),
    ].join('\n')
  return [
    '<!doctype html>',
    `<html lang="${safe(language)}"><head><meta charset="utf-8"><title>${safe(title)}</title><style>${STYLE}</style></head>`,
    `<body><h1>${safe(title)}</h1>`,
    ...sections.map(section),
    '</body></html>\n',
  ].join('\n')
}

/** The sentences, and the figures they tell; what is not known is null. */
export function toJson(facts: ReportFacts): string {
  const { source, run, all } = facts
  return `${JSON.stringify({ report: reportOf(facts), source, run, hypotheses: all }, null, 2)}\n`
}
