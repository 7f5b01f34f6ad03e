import type { KeyForm } from '../../preparation/steps/join'
import { normalizeName } from '../../recipe/role-names'
import type { ColumnProfile } from '../protocol/files'
import type { JoinProposal } from '../protocol/tables'
import type { Source } from '../readers/batch'
import { createPause, type Pause } from '../table/pause'
import { countKeys, type KeyCounts } from './key-counts'
import { keyForm } from './key-form'
import type { SortedTable } from './sorted-table'

/** So much of one side must have a partner for a join to be made without a question. */
const CLEAR = 0.9
/** Below this two columns of one name hold different things. */
const RELATED = 0.1
/** Values alone speak for a join only where they are many. */
const TELLING_VALUES = 20
/** Of that many characters: small numbers are in every column of numbers. */
const TELLING_LENGTH = 4
const EXAMPLES = 3
const MOST_COLUMNS = 40
/** Keys looked at between two looks at the message queue. */
const BLOCK = 4096

const maySay = ({ type }: ColumnProfile) => type === 'text' || type === 'integer' || type === 'number'

/** Each row of the sample has its own, as far as it has one. */
const seemsKey = ({ sampled, nulls, distinct }: ColumnProfile) => distinct > 1 && distinct >= 0.9 * (sampled - nulls)

const singular = (text: string) => text.replace(/s$/, '')

/** `product_id` and `ProductID`; and `product_id` and the `id` of `products`. */
function sameName(left: string, right: string, table: string): boolean {
  const [a, b] = [normalizeName(left), normalizeName(right)]
  return a !== '' && (a === b || a === `${singular(normalizeName(table))} ${b}`)
}

interface Pair {
  left: string
  right: string
  same: boolean
}

function pairsOf(left: readonly ColumnProfile[], { name, source }: SortedTable): Pair[] {
  const here = left.filter(maySay).slice(0, MOST_COLUMNS)
  const there = source.info.columns.filter(maySay).slice(0, MOST_COLUMNS)
  return here.flatMap((a) =>
    there.flatMap((b): Pair[] => {
      const same = sameName(a.name, b.name, name)
      return same || (seemsKey(b) && a.distinct > 1 && a.type === b.type) ? [{ left: a.name, right: b.name, same }] : []
    }),
  )
}

type FormedCounts = (keys: KeyCounts, form: KeyForm) => Promise<ReadonlyMap<string, number>>

/** Counts by keys in a form: a column is held against many others, and formed once. */
function createFormedCounts(pause: Pause): FormedCounts {
  const known = new WeakMap<KeyCounts, Map<string, number>>()
  return async (keys, form) => {
    if (form === 'exact') return keys.counts
    const before = known.get(keys)
    if (before) return before
    const formed = keyForm(form)
    const found = new Map<string, number>()
    let at = 0
    for (const [label, count] of keys.counts) {
      if (at++ % BLOCK === 0) await pause()
      const key = formed(label)
      found.set(key, (found.get(key) ?? 0) + count)
    }
    known.set(keys, found)
    return found
  }
}

function averageLength(keys: Iterable<string>): number {
  let count = 0
  let length = 0
  for (const key of keys) {
    length += key.length
    if (++count === 1000) break
  }
  return count === 0 ? 0 : length / count
}

async function proposalOf(
  { left, right, same }: Pair,
  table: string,
  here: KeyCounts,
  there: KeyCounts,
  form: KeyForm,
  formedCounts: FormedCounts,
  pause: Pause,
): Promise<JoinProposal | null> {
  const [a, b] = [await formedCounts(here, form), await formedCounts(there, form)]
  let matched = 0
  let at = 0
  for (const key of a.keys()) {
    if (at++ % BLOCK === 0) await pause()
    if (b.has(key)) matched++
  }
  if (matched === 0) return null
  const best = matched / Math.min(a.size, b.size)
  const repeated = [...b].filter(([, count]) => count > 1)
  const telling = matched >= TELLING_VALUES && averageLength(a.keys()) >= TELLING_LENGTH && repeated.length === 0
  if (same ? best < RELATED : matched / a.size < CLEAR || !telling) return null
  return {
    step: {
      step: 'join',
      source: table,
      on: { left, right },
      ...(form === 'exact' ? {} : { keys: form }),
    },
    left: { values: a.size, matched },
    right: { values: b.size, matched },
    sampled: here.sampled || there.sampled,
    repeated: repeated.length,
    examples: repeated.slice(0, EXAMPLES).map(([key]) => key),
    sameName: same,
    clear: repeated.length === 0 && best > CLEAR && !there.sampled,
  }
}

const shareOf = ({ left, right }: JoinProposal) => left.matched / Math.min(left.values, right.values)

/** Better first: made without a question, of one name, with more partners, with fewer repeated keys. */
function compare(a: JoinProposal, b: JoinProposal): number {
  return (
    Number(b.clear) - Number(a.clear) ||
    Number(b.sameName) - Number(a.sameName) ||
    shareOf(b) - shareOf(a) ||
    a.repeated - b.repeated ||
    b.left.values - a.left.values
  )
}

/** How a table leads to each of the others, the best way first; those that it does not lead to are missing. */
export async function findJoins(
  lines: Source,
  others: readonly SortedTable[],
  signal: AbortSignal,
): Promise<JoinProposal[]> {
  const pairs = others.map((other) => pairsOf(lines.info.columns, other))
  const here = await countKeys(lines, [...new Set(pairs.flat().map(({ left }) => left))], signal)
  const found: JoinProposal[] = []
  const pause = createPause(signal)
  const formedCounts = createFormedCounts(pause)
  for (const [at, { name, source }] of others.entries()) {
    const own = pairs[at]!
    const there = await countKeys(source, [...new Set(own.map(({ right }) => right))], signal)
    const proposals: JoinProposal[] = []
    for (const pair of own) {
      const as = (form: KeyForm) =>
        proposalOf(pair, name, here.get(pair.left)!, there.get(pair.right)!, form, formedCounts, pause)
      const exact = await as('exact')
      const number = exact && shareOf(exact) > CLEAR ? null : await as('number')
      const better = number && (!exact || shareOf(number) > shareOf(exact) + RELATED) ? number : exact
      if (better) proposals.push(better)
    }
    const [best] = proposals.sort(compare)
    if (best) found.push(best)
  }
  return found
}
