import { readFileSync, writeFileSync } from 'node:fs'

const seconds = (ms) =>
  ms >= 1000 ? `${(ms / 1000).toFixed(2)} s` : ms < 10 ? `${ms.toFixed(2)} ms` : `${Math.round(ms)} ms`
const number = (value) => value.toLocaleString('en-GB')

/** The results as a table in Markdown. */
export function tableOf(results, about) {
  const lines = [
    '| | Basketeer | rival | ratio | aim | rows | checksum |',
    '|---|---:|---:|---:|---:|---:|---|',
    ...results.map(
      ({ title, ours, theirs, ratio, least, rows, proof }) =>
        `| ${title} | ${seconds(ours)} | ${seconds(theirs)} | **${ratio.toFixed(1)}×** | ${least === undefined ? '' : `≥ ${least}×`} | ${number(rows)} | ${proof} |`,
    ),
  ]
  return `${lines.join('\n')}\n\n${about}\n`
}

/** Puts the table between the marks of the README. */
export function writeTable(text, path = 'README.md') {
  const readme = readFileSync(path, 'utf8')
  const [before, rest] = readme.split('<!-- bench -->')
  const after = rest?.split('<!-- /bench -->')[1]
  if (after === undefined) throw new Error(`${path} has lost its bench marks`)
  writeFileSync(path, `${before}<!-- bench -->\n${text}<!-- /bench -->${after}`)
}
