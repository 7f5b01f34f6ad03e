import { locale } from '../../base/language'
import type { SideBlock } from './side-by-side'

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? letter)

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c1c1a;background:#fff}
h1{font-size:1.4rem;line-height:1.25}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{padding:.35rem .6rem;border-bottom:1px solid #ddd;text-align:right;vertical-align:bottom}
th:first-child{text-align:left;font-weight:400}thead th{font-weight:600}tbody th[scope=rowgroup]{padding-top:1rem;font-weight:600}
p{max-width:44rem}footer,.how{color:#666;font-size:.85rem}@media print{body{margin:0}}`

export interface PricePage {
  title: string
  sentences: readonly string[]
  /** Names of the bundles. */
  heads: readonly string[]
  blocks: readonly SideBlock[]
  how: string
  foot: string
}

/** A page that needs nothing but itself: to mail, to print, to keep. */
export function pricePage({ title, sentences, heads, blocks, how, foot }: PricePage): string {
  const row = (tag: 'th' | 'td', cells: readonly string[]) =>
    cells.map((cell) => `<${tag}${tag === 'th' ? ' scope="col"' : ''}>${escaped(cell)}</${tag}>`).join('')
  const bodies = blocks.map(({ title: name, facts }) => {
    const lines = facts.map(({ label, cells }) => `<tr><th scope="row">${escaped(label)}</th>${row('td', cells)}</tr>`)
    return `<tbody><tr><th scope="rowgroup" colspan="${heads.length + 1}">${escaped(name)}</th></tr>${lines.join('')}</tbody>`
  })
  return `<!doctype html>
<html lang="${escaped(locale())}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${STYLE}</style></head>
<body><h1>${escaped(title)}</h1>
${sentences.map((sentence) => `<p>${escaped(sentence)}</p>`).join('\n')}
<table><thead><tr><td></td>${row('th', heads)}</tr></thead>${bodies.join('')}</table>
<p class="how">${escaped(how)}</p><footer>${escaped(foot)}</footer></body></html>
`
}
