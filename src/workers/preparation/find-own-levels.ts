import type { OwnColumn, OwnLevels } from '../protocol/tables'
import { type BatchColumn, NULL_CODE, type Source } from '../readers/batch'
import { belongs, holdsNames, levelsAmong, MOST_COLUMNS, saidOf } from './level-chain'
import type { Watched } from './share'
import { createTuples } from './tuples'

/** More rows tell nothing new of what items belong to. */
const MOST_ROWS = 1_000_000
/** So many rows of one item that comes again have to say the same. */
const AGREES = 0.95
/** Where items do not come again, every column says something of them. */
const TELLING_ROWS = 20

/** What one column says of the items: how often each value stands with each item. */
interface Pairs {
  name: string
  counts: number[]
  tuples: ReturnType<typeof createTuples>
}

/** Of each item the value that most of its rows have; of equally many the one that came first. */
function mostOf({ tuples, counts }: Pairs, items: number) {
  const best = new Uint32Array(items).fill(NULL_CODE)
  const most = new Uint32Array(items)
  const rows = new Uint32Array(items)
  const values = new Uint32Array(items)
  for (let number = 0; number < tuples.size; number++) {
    const [item, value] = tuples.members(number) as unknown as [number, number]
    const count = counts[number]!
    rows[item]! += count
    values[item]!++
    if (count > most[item]!) {
      most[item] = count
      best[item] = value
    }
  }
  return { best, most, rows, values }
}

function figuresOf(
  pairs: Pairs,
  items: number,
): OwnColumn & { codes: Uint32Array; recurring: number; agreeing: number } {
  const { best, most, rows, values } = mostOf(pairs, items)
  const figures = { rows: 0, otherwise: 0, items: 0, recurring: 0, agreeing: 0 }
  for (let item = 0; item < items; item++) {
    figures.rows += rows[item]!
    figures.otherwise += rows[item]! - most[item]!
    if (values[item]! > 1) figures.items++
    if (rows[item]! < 2) continue
    figures.recurring += rows[item]!
    figures.agreeing += most[item]!
  }
  return { name: pairs.name, codes: best, ...figures }
}

/** Whether items that come again say the same each time, beyond what the most frequent value says anyway. */
function dependsOn(pairs: Pairs, { recurring, agreeing }: ReturnType<typeof figuresOf>): boolean {
  if (recurring < TELLING_ROWS || agreeing < AGREES * recurring) return false
  const { tuples, counts } = pairs
  const [items, values]: [number[], number[]] = [[], []]
  for (let number = 0; number < tuples.size; number++) {
    const [item, value] = tuples.members(number) as unknown as [number, number]
    for (let count = 0; count < Math.min(counts[number]!, 3); count++) {
      items.push(item)
      values.push(value)
    }
  }
  return belongs(Uint32Array.from(items), Uint32Array.from(values)) >= AGREES - 0.05
}

/**
 * What the columns of the lines say of the items in them: an item that stands in many lines stands beside the same
 * department each time. Columns that play a role are left out.
 */
export async function findOwnLevels(
  source: Source,
  item: string,
  taken: ReadonlySet<string>,
  { signal, pause }: Pick<Watched, 'signal' | 'pause'>,
  mostRows = MOST_ROWS,
): Promise<OwnLevels> {
  const names = source.info.columns
    .filter(({ name, type }) => type === 'text' && name !== item && !taken.has(name))
    .slice(0, MOST_COLUMNS)
    .map(({ name }) => name)
  const none = { item, items: 0, rows: 0, sampled: false, levels: [] }
  if (names.length === 0) return none
  const stop = new AbortController()
  const reading = source.read(
    { columns: [item, ...names].map((name) => ({ name, as: 'key' as const })), read: {}, filters: [] },
    { signal: AbortSignal.any([signal, stop.signal]), onProgress: () => undefined },
  )
  const all = names.map((name): Pairs => ({ name, counts: [], tuples: createTuples(2) }))
  let rows = 0
  for await (const batch of reading.batches) {
    const [items, ...columns] = batch.columns.map((column) => (column as BatchColumn & { as: 'key' }).codes)
    for (const [at, { counts, tuples }] of all.entries()) {
      const pair = [items!, columns[at]!]
      for (let row = 0; row < batch.rows; row++) {
        const number = tuples.code(pair, row)
        if (number !== NULL_CODE) counts[number] = (counts[number] ?? 0) + 1
      }
      await pause()
    }
    rows += batch.rows
    if (rows >= mostRows) break
  }
  stop.abort()
  const sampled = source.info.rowsExact ? rows < source.info.rows : rows >= mostRows
  const size = reading.dictionaries[0]!.size
  const told = new Map<string, ReturnType<typeof figuresOf>>()
  for (const pairs of all) {
    const figures = figuresOf(pairs, size)
    await pause()
    if (dependsOn(pairs, figures)) told.set(pairs.name, figures)
  }
  const said = [...told.values()].map(({ name, codes }) => saidOf(name, codes))
  const found = await levelsAmong(said, size, pause)
  const column = (name: string): OwnColumn => {
    const { rows: with_, otherwise, items } = told.get(name)!
    return { name, rows: with_, otherwise, items }
  }
  // An item that is a name itself is called by itself.
  const called = found.names !== undefined && !holdsNames(item) ? found.names : undefined
  return {
    ...{ item, items: size, rows, sampled },
    levels: found.levels.filter((name) => name !== called).map(column),
    ...(called === undefined ? {} : { names: column(called) }),
  }
}
