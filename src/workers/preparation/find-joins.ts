import type { KeyForm } from '../../preparation/steps/join-says'
import type { JoinProposal } from '../protocol/tables'
import type { Source } from '../readers/batch'
import type { Pause } from '../table/pause'
import { type ColumnPair, columnPairs } from './column-pairs'
import { findTogether } from './find-together'
import { CLEAR, formedCounts, proposalOf, RELATED, shareOf } from './join-proposal'
import { countKeys, type KeyCounts } from './key-counts'
import { eachOf, partOf, type Watched } from './share'
import type { SortedTable } from './sorted-table'

const repeatedOf = ({ repeated, right }: JoinProposal) => repeated / right.values

/** Better first: made without a question, of one name, with more partners, with fewer repeated keys. */
function compare(a: JoinProposal, b: JoinProposal): number {
  return (
    Number(b.clear) - Number(a.clear) ||
    Number(b.sameName) - Number(a.sameName) ||
    shareOf(b) - shareOf(a) ||
    repeatedOf(a) - repeatedOf(b) ||
    b.left.values - a.left.values
  )
}

/** What one column says, in the form in which more of its keys have a partner. */
async function alone(
  pair: ColumnPair,
  table: string,
  here: KeyCounts,
  there: KeyCounts,
  pause: Pause,
): Promise<JoinProposal | null> {
  const inForm = (form: KeyForm) =>
    proposalOf({ pairs: [pair], table, here, there, form, formedBy: form, shown: (key) => key }, pause)
  const exact = await inForm('exact')
  if (exact && shareOf(exact) > CLEAR) return exact
  const number = await inForm('number')
  return number && (!exact || shareOf(number) > shareOf(exact) + RELATED) ? number : exact
}

/** Columns that hold the same things on both sides, the one first that tells most apart. */
async function related(
  pairs: readonly ColumnPair[],
  counts: (pair: ColumnPair) => readonly [KeyCounts, KeyCounts],
  form: KeyForm,
  pause: Pause,
): Promise<ColumnPair[]> {
  const found: { pair: ColumnPair; values: number }[] = []
  for (const pair of pairs.filter(({ same }) => same)) {
    const [here, there] = counts(pair)
    const [a, b] = [await formedCounts(here, form, pause), await formedCounts(there, form, pause)]
    let matched = 0
    await eachOf(a.keys(), pause, (key) => {
      if (b.has(key)) matched++
    })
    const twice = found.some(({ pair: other }) => other.left === pair.left || other.right === pair.right)
    if (!twice && b.size > 1 && matched >= RELATED * Math.min(a.size, b.size)) found.push({ pair, values: b.size })
  }
  return found.toSorted((a, b) => b.values - a.values).map(({ pair }) => pair)
}

/** How a table leads to each of the others, the best way first; those that it does not lead to are missing. */
export async function findJoins(
  lines: Source,
  others: readonly SortedTable[],
  watched: Watched,
): Promise<JoinProposal[]> {
  const { pause, share } = watched
  const part = (at: number) => ({ ...watched, share: partOf(share, at, others.length + 1) })
  const pairs = others.map((other) => columnPairs(lines.info.columns, other))
  const here = await countKeys(lines, [...new Set(pairs.flat().map(({ left }) => left))], part(0))
  const found: JoinProposal[] = []
  for (const [at, other] of others.entries()) {
    const own = pairs[at]!
    const there = await countKeys(other.source, [...new Set(own.map(({ right }) => right))], part(at + 1))
    const counts = ({ left, right }: ColumnPair) => [here.get(left)!, there.get(right)!] as const
    const proposals: JoinProposal[] = []
    for (const pair of own.filter((each) => each.alone)) {
      const proposal = await alone(pair, other.name, ...counts(pair), pause)
      if (proposal) proposals.push(proposal)
    }
    const [best] = proposals.sort(compare)
    const form: KeyForm = proposals.some(({ step }) => step.keys === 'number') ? 'number' : 'exact'
    const together = best?.clear
      ? null
      : await findTogether(lines, other, await related(own, counts, form, pause), form, part(at + 1))
    const proposal = together ?? best
    if (proposal) found.push(proposal)
    share((at + 2) / (others.length + 1))
  }
  return found
}
