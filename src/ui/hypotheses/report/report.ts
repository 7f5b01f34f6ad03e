import { strengthOf } from '../../../analyses/hypotheses/statistics/strength'
import { formatCell } from '../../base/cell-format'
import { formatProbability } from '../../base/format'
import { sentenceText } from '../../base/sentence-parts'
import { bestOf, type HypothesisFacts, type RunFacts } from '../facts'
import { hypothesisWords } from '../words'
import { reportWords as words } from './words'

/** All that a report is made of. */
export interface ReportFacts {
  source: string
  run: RunFacts
  all: readonly HypothesisFacts[]
}

export interface Section {
  title: string
  lines: string[]
  table?: { head: string[]; rows: string[][] }
}

export interface Report {
  title: string
  sections: Section[]
}

const TOLD = 3

/** What a run comes to in plain words: the best three, how sure they are, and what to do about it. */
export function reportOf({ source, run, all }: ReportFacts): Report {
  const holding = all.filter(({ holds }) => holds)
  const best = bestOf(all)
  const first = best?.holds ? [best, ...holding.filter((each) => each !== best)].slice(0, TOLD) : []
  const open = all.length - holding.length
  return {
    title: words.title(run.target),
    sections: [
      { title: words.data.title, lines: dataOf(source, run) },
      {
        title: words.found.title,
        lines:
          first.length === 0
            ? [sentenceText(hypothesisWords.nothing(run, best))]
            : first.map((facts) => sentenceText(hypothesisWords.sentence(facts, run))),
      },
      { title: words.sure.title, lines: first.length === 0 ? [words.found.none] : first.map(sureOf) },
      { title: words.found.more, lines: [], table: tableOf(all) },
      {
        title: words.left.title,
        lines:
          run.leftOut.length === 0
            ? [words.left.none]
            : run.leftOut.map(({ column, why }) => words.left.one(column, hypothesisWords.candidates.why[why])),
      },
      {
        title: words.next.title,
        lines: [
          ...(first.length === 0 ? [words.next.nothing] : [words.next.hold, words.next.trial]),
          ...(open > 0 && first.length > 0 ? [words.next.open(open)] : []),
          words.next.again,
        ],
      },
      { title: words.method.title, lines: [hypothesisWords.whole(run), words.method.split, hypothesisWords.cause] },
    ],
  }
}

function dataOf(source: string, run: RunFacts): string[] {
  return [
    words.data.source(source),
    words.data.rows(run),
    ...(run.unit !== null && run.unitsConfirming > 0 ? [words.data.units(run.unit, run)] : []),
    ...(Number.isNaN(run.overall) ? [] : [words.data.overall(run)]),
    words.data.candidates(run.candidates),
  ]
}

function sureOf(facts: HypothesisFacts): string {
  // A share of variance is as large as the correlation that it is the square of.
  const effect = facts.inShares && Number.isNaN(facts.inside) ? Math.sqrt(Math.max(0, facts.effect)) : facts.effect
  const strength = strengthOf({ p: facts.pHolm, effect, coverage: facts.coverage })
  return words.sure.said(words.name(facts), strength.confidence, strength.effect, strength.coverage)
}

function tableOf(all: readonly HypothesisFacts[]): NonNullable<Section['table']> {
  const { columns, measures } = hypothesisWords
  const one = (facts: HypothesisFacts, value: number) =>
    formatCell(facts.inShares ? 'share' : 'ratio', Number.isNaN(value) ? null : value)
  return {
    head: [
      all.some(({ inside }) => !Number.isNaN(inside)) ? columns.conditions : columns.features,
      measures.effect.label,
      measures.effect_low.label,
      measures.effect_high.label,
      measures.effect_found.label,
      measures.p_holm.label,
      words.table.holds,
    ],
    rows: all.map((facts) => [
      words.name(facts),
      one(facts, facts.effect),
      one(facts, facts.low),
      one(facts, facts.high),
      one(facts, facts.found),
      Number.isNaN(facts.pHolm) ? '' : formatProbability(facts.pHolm),
      facts.holds ? words.table.yes : words.table.no,
    ]),
  }
}
