import type { KeyForm } from '../../preparation/steps/join-says'
import type { JoinProposal } from '../protocol/tables'
import type { Source } from '../readers/batch'
import type { ColumnPair } from './column-pairs'
import { proposalOf, shareOf } from './join-proposal'
import { keyed, partsOf } from './key-column'
import { countKeys, type KeyCounts } from './key-counts'
import { noShare, type Watched } from './share'
import type { SortedTable } from './sorted-table'

/** A store, an article, a week and one more. */
const MOST_TOGETHER = 4
/** Rows of the other table that are looked at: each key is a text of its own. */
const MOST_ROWS = 1_000_000
/** A price list may have a few lines twice and still be one. */
const FEW_REPEATED = 0.05

function* chosen<T>(all: readonly T[], count: number, from = 0): Generator<T[]> {
  if (count === 0) yield []
  else {
    for (let at = from; at <= all.length - count; at++) {
      for (const rest of chosen(all, count - 1, at + 1)) yield [all[at]!, ...rest]
    }
  }
}

const isKey = ({ counts }: KeyCounts) => {
  let repeated = 0
  for (const count of counts.values()) if (count > 1) repeated++
  return repeated <= FEW_REPEATED * counts.size
}

async function countTogether(
  source: Source,
  columns: readonly string[],
  form: KeyForm,
  watched: Watched,
): Promise<KeyCounts> {
  const { source: read, column } = keyed(source, [...columns], form)
  const counted = await countKeys(read, [column], watched, MOST_ROWS)
  return counted.get(column)!
}

/**
 * The fewest columns that are a key of a table together, where none is by itself: of a price list the store and the
 * article. `pairs` are those that are worth a try.
 */
export async function findTogether(
  lines: Source,
  { name, source }: SortedTable,
  pairs: readonly ColumnPair[],
  form: KeyForm,
  watched: Watched,
): Promise<JoinProposal | null> {
  const tried = pairs.slice(0, MOST_TOGETHER)
  if (tried.length < 2) return null
  const quiet = { ...watched, share: noShare }
  const there = (some: readonly ColumnPair[]) =>
    countTogether(
      source,
      some.map(({ right }) => right),
      form,
      quiet,
    )
  // What all of them together do not tell apart, no few of them do.
  const all = await there(tried)
  if (!isKey(all)) return null
  for (let count = 2; count <= tried.length; count++) {
    for (const some of chosen(tried, count)) {
      const counts = count === tried.length ? all : await there(some)
      if (!isKey(counts)) continue
      const here = await countTogether(
        lines,
        some.map(({ left }) => left),
        form,
        quiet,
      )
      const shown = (key: string) => partsOf(key).join(' · ')
      const sides = { pairs: some, table: name, here, there: counts, form, formedBy: 'exact' as const, shown }
      const proposal = await proposalOf(sides, watched.pause)
      if (proposal && shareOf(proposal) > 0) return proposal
    }
  }
  return null
}
