import type { Filter, RecipeData } from '../../recipe/schema'
import type { ColumnRequest, Dictionary, Source } from '../readers/batch'
import { createRowFilter, type RowFilter } from '../readers/filter'
import type { Pause } from '../table/pause'
import { linesOf, linesWith, type SomeLines } from './lines'
import { type Tally, tally } from './tally'

/** Nine bytes each are kept of up to so many lines. */
const MOST_KEPT = 3_000_000

export interface Columns {
  basket: string
  item: string
  quantity: string | undefined
  value: string | undefined
}

export interface Looked {
  counted: Tally
  dictionaries: readonly [Dictionary, Dictionary]
}

interface Kept {
  source: Source
  key: string
  lines: SomeLines[]
  dictionaries: readonly [Dictionary, Dictionary]
}

/** Goes through the lines of a source for what is odd among them. */
export interface Look {
  at(source: Source, columns: Columns, data: RecipeData, parts: { signal: AbortSignal; pause: Pause }): Promise<Looked>
  forget(): void
}

/** Conditions on items that codes alone can answer, and all others. */
function parted(source: Source, item: string, filters: readonly Filter[]): { onItems: RowFilter[]; others: Filter[] } {
  const type = source.info.columns.find(({ name }) => name === item)?.type ?? 'text'
  const onItems: RowFilter[] = []
  const others: Filter[] = []
  for (const filter of filters) {
    const test = filter.column === item && filter.op === 'not in' ? createRowFilter(filter, type) : undefined
    if (test?.as === 'key') onItems.push(test)
    else others.push(filter)
  }
  return { onItems, others }
}

function* eachWith(
  lines: readonly SomeLines[],
  filters: readonly RowFilter[],
  items: Dictionary,
): Generator<SomeLines> {
  for (const some of lines) yield linesWith(some, filters, items)
}

/**
 * The lines last looked at are kept, without the conditions that leave out items: when what was found is left out and
 * looked for again, as it is whenever a file has been guessed at, the file is not gone through again.
 */
export function createLook(mostKept = MOST_KEPT): Look {
  let kept: Kept | undefined

  return {
    async at(source, columns, data, { signal, pause }) {
      const { onItems, others } = parted(source, columns.item, data.filters ?? [])
      const key = JSON.stringify([columns, data.read, others])
      const valued = columns.value !== undefined
      const known = kept?.source === source && kept.key === key ? kept : undefined
      if (known) {
        const { lines, dictionaries } = known
        const left = eachWith(lines, onItems, dictionaries[1])
        return { counted: await tally(left, { dictionaries, valued, pause }), dictionaries }
      }
      const wanted: ColumnRequest[] = [
        { name: columns.basket, as: 'key' },
        { name: columns.item, as: 'key' },
      ]
      for (const name of [columns.quantity, columns.value]) if (name !== undefined) wanted.push({ name, as: 'number' })
      const reading = source.read(
        { columns: wanted, read: data.read ?? {}, filters: others },
        { signal, onProgress: () => undefined },
      )
      const dictionaries = [reading.dictionaries[0]!, reading.dictionaries[1]!] as const
      const places = { quantity: columns.quantity === undefined ? null : 2, value: valued ? wanted.length - 1 : null }
      let keeping: SomeLines[] | null = []
      let rows = 0
      async function* gone(): AsyncGenerator<SomeLines> {
        for await (const batch of reading.batches) {
          const lines = linesOf(batch, places)
          rows += lines.rows
          if (rows > mostKept) keeping = null
          // A reader may use its arrays again.
          keeping?.push({ ...lines, baskets: lines.baskets.slice(), items: lines.items.slice() })
          yield linesWith(lines, onItems, dictionaries[1])
        }
      }
      const counted = await tally(gone(), { dictionaries, valued, pause })
      kept = keeping ? { source, key, lines: keeping, dictionaries } : undefined
      return { counted, dictionaries }
    },
    forget() {
      kept = undefined
    },
  }
}
