import { type KeyForm, onColumns } from '../../preparation/steps/join-says'
import type { JoinProposal } from '../protocol/tables'
import type { Pause } from '../table/pause'
import type { ColumnPair } from './column-pairs'
import type { KeyCounts } from './key-counts'
import { keyForm } from './key-form'
import { eachOf } from './share'

/** So much of one side must have a partner for a join to be made without a question. */
export const CLEAR = 0.9
/** Below this two columns of one name hold different things. */
export const RELATED = 0.1
/** Values alone speak for a join only where they are many. */
const TELLING_VALUES = 20
/** Of that many characters: small numbers are in every column of numbers. */
const TELLING_LENGTH = 4
const EXAMPLES = 3

/** A column is held against many others, and formed once. */
const known = new WeakMap<KeyCounts, Map<string, number>>()

export async function formedCounts(keys: KeyCounts, form: KeyForm, pause: Pause): Promise<ReadonlyMap<string, number>> {
  const before = form === 'exact' ? keys.counts : known.get(keys)
  if (before) return before
  const formed = keyForm(form)
  const found = new Map<string, number>()
  await eachOf(keys.counts, pause, ([label, count]) => {
    const key = formed(label)
    found.set(key, (found.get(key) ?? 0) + count)
  })
  known.set(keys, found)
  return found
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

interface Sides {
  pairs: readonly ColumnPair[]
  table: string
  here: KeyCounts
  there: KeyCounts
  /** As the step says it. */
  form: KeyForm
  /** As the counts are still to be formed. */
  formedBy: KeyForm
  /** How a key is shown to people. */
  shown(key: string): string
}

/** What speaks for a join by these columns; null where nothing does. */
export async function proposalOf(
  { pairs, table, here, there, form, formedBy, shown }: Sides,
  pause: Pause,
): Promise<JoinProposal | null> {
  const [a, b] = [await formedCounts(here, formedBy, pause), await formedCounts(there, formedBy, pause)]
  let matched = 0
  await eachOf(a.keys(), pause, (key) => {
    if (b.has(key)) matched++
  })
  if (matched === 0) return null
  const best = matched / Math.min(a.size, b.size)
  const repeated: string[] = []
  await eachOf(b, pause, ([key, count]) => {
    if (count > 1) repeated.push(key)
  })
  const same = pairs.every((pair) => pair.same)
  const telling = matched >= TELLING_VALUES && averageLength(a.keys()) >= TELLING_LENGTH && repeated.length === 0
  if (same ? best < RELATED : matched / a.size < CLEAR || !telling) return null
  return {
    step: {
      step: 'join',
      source: table,
      on: onColumns(pairs),
      ...(form === 'exact' ? {} : { keys: form }),
    },
    left: { values: a.size, matched },
    right: { values: b.size, matched },
    sampled: here.sampled || there.sampled,
    repeated: repeated.length,
    examples: repeated.slice(0, EXAMPLES).map(shown),
    sameName: same,
    clear: repeated.length === 0 && best > CLEAR && !there.sampled,
  }
}

export const shareOf = ({ left, right }: JoinProposal) => left.matched / Math.min(left.values, right.values)
