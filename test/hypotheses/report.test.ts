import { describe, expect, it } from 'vitest'
import type { HypothesisFacts, RunFacts } from '../../src/ui/hypotheses/facts'
import { toHtml, toJson, toMarkdown } from '../../src/ui/hypotheses/report/formats'
import { reportOf } from '../../src/ui/hypotheses/report/report'
import { likelyTargets } from '../../src/ui/hypotheses/targets'
import type { ColumnProfile } from '../../src/workers/protocol/files'

const EVIL = '<script>alert(1)</script> | a\n## b'

const run: RunFacts = {
  language: 'sets',
  targetKind: 'binary',
  test: 'likelihood',
  rowsSearched: 3000,
  rowsConfirming: 3000,
  unitsSearched: 0,
  unitsConfirming: 0,
  looked: 500,
  possible: 500,
  shuffles: 199,
  shufflesAsGood: 0,
  wholeP: 0.005,
  wideBy: 'same',
  resamples: 100,
  overall: 0.2,
  target: 'churn',
  targetLevels: ['churn = no', 'churn = yes'],
  exact: true,
  anything: true,
  holding: 2,
  candidates: ['plan', EVIL],
  leftOut: [{ column: 'reason', why: 'leak' }],
  unit: null,
  yes: 'churn = yes',
  most: 6,
}

const facts = (index: number, features: string[], effect: number, holds: boolean): HypothesisFacts => ({
  index,
  features,
  of: null,
  size: features.length,
  effect,
  low: effect - 0.02,
  high: effect + 0.02,
  found: effect + 0.01,
  inside: Number.NaN,
  outside: Number.NaN,
  coverage: 1,
  p: holds ? 1e-9 : 0.4,
  pHolm: holds ? 1e-8 : 0.8,
  q: holds ? 1e-8 : 0.5,
  stability: 0.9,
  testable: true,
  holds,
  inShares: true,
})

const all = [facts(0, ['plan', EVIL], 0.12, true), facts(1, ['plan'], 0.05, true), facts(2, ['app'], 0.001, false)]
const known = { source: EVIL, run, all }

describe('a report', () => {
  it('tells the data, what was found, how sure it is, what was left out, and what to do next', () => {
    const { title, sections } = reportOf(known)
    const text = sections.map(({ lines }) => lines.join('\n'))
    expect(title).toBe('What explains churn')
    expect(text[0]).toContain('6,000 rows: 3,000 were searched')
    expect(text[1]).toMatch(/together explain 12.0\s%/)
    expect(text[2]).toMatch(
      /plan.*: We are very sure of it; what it explains is noticeable, and it speaks of most rows\./s,
    )
    expect(sections[3]?.table?.rows).toHaveLength(3)
    expect(text[4]).toContain('reason: gives the answer away')
    expect(text[5]).toContain('1 of those found may be chance')
  })

  it('tells of no more than three, and that there is nothing where nothing holds', () => {
    const many = Array.from({ length: 9 }, (_, at) => facts(at, [`c${at}`], 0.3 - at / 100, true))
    expect(reportOf({ ...known, all: many }).sections[1]?.lines).toHaveLength(3)
    const none = reportOf({ ...known, all: [facts(0, ['app'], 0.01, false)] }).sections
    expect(none[1]?.lines.join()).toContain('Nothing was found that explains churn')
    expect(none[2]?.lines).toEqual(['Nothing that holds up.'])
    expect(none[5]?.lines.join()).toContain('Take more rows')
  })

  it('takes nothing of the data for markup', () => {
    const report = reportOf(known)
    const html = toHtml(report, 'en')
    expect(html).not.toContain('<script')
    expect(html).toContain('&lt;script&gt;')
    const markdown = toMarkdown(report)
    expect(markdown).not.toContain('<script')
    expect(markdown).not.toMatch(/^## b/m)
    expect(markdown).toContain('\\| a')
    const rows = markdown.split('\n').filter((line) => line.startsWith('|'))
    // Bars that are no part of a name.
    expect(rows.map((row) => row.replaceAll('\\|', '').split('|').length)).toEqual([9, 9, 9, 9, 9])
    const json = JSON.parse(toJson(known))
    expect(json.hypotheses[0].features[1]).toBe(EVIL)
    expect(json.hypotheses[0].inside).toBeNull()
  })
})

describe('columns that are likely to be explained', () => {
  const column = (name: string, type: ColumnProfile['type'], distinct: number): ColumnProfile => ({
    name,
    type,
    distinct,
    examples: [],
    sampled: 1000,
    nulls: 0,
    repeats: 0,
  })
  it('are those of two values, then numbers, then a few classes, and no names of rows', () => {
    const columns = [
      column('id', 'integer', 1000),
      column('town', 'text', 400),
      column('plan', 'text', 3),
      column('spend', 'number', 990),
      column('same', 'text', 1),
      column('day', 'date', 300),
      column('churn', 'text', 2),
    ]
    expect(likelyTargets(columns)).toEqual(['churn', 'spend', 'plan'])
  })
})
