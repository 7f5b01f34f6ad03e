import { normalizeName } from '../../recipe/role-names'
import { NULL_CODE } from '../readers/batch'
import type { Pause } from '../table/pause'

/** A finer value says which coarser one it belongs to for so many of the items that the largest does not hold anyway. */
const BELONGS = 0.9
/** A level has at least so many times the values of the one above it. */
const FINER = 1.5
/** Columns that half of the items lack say nothing of items. */
const KNOWN = 0.5
export const MOST_COLUMNS = 30

/** Names of columns that hold what things are called. */
const CALLED =
  /(?:^| )(?:name|title|description|designation|libelle|label|bezeichnung|beschreibung|artikelname|produktname|nom|titel)(?: |$)/

/** What a column says of each item, as codes of its own. */
export interface Said {
  name: string
  codes: Uint32Array
  values: number
  known: number
}

export function saidOf(name: string, codes: Uint32Array): Said {
  const seen = new Set<number>()
  let known = 0
  for (const code of codes) {
    if (code === NULL_CODE) continue
    known++
    seen.add(code)
  }
  return { name, codes, values: seen.size, known }
}

/** How far the finer column says what the coarser does, beyond what the most frequent value says: 1 is always. */
export function belongs(finer: Uint32Array, coarser: Uint32Array): number {
  const counts = new Map<number, Map<number, number>>()
  const totals = new Map<number, number>()
  let all = 0
  for (let row = 0; row < finer.length; row++) {
    const [fine, coarse] = [finer[row]!, coarser[row]!]
    if (fine === NULL_CODE || coarse === NULL_CODE) continue
    all++
    const of = counts.get(fine) ?? new Map<number, number>()
    if (of.size === 0) counts.set(fine, of)
    of.set(coarse, (of.get(coarse) ?? 0) + 1)
    totals.set(coarse, (totals.get(coarse) ?? 0) + 1)
  }
  if (all === 0) return 0
  let told = 0
  for (const of of counts.values()) told += Math.max(...of.values())
  const largest = Math.max(...totals.values())
  return all === largest ? 0 : (told - largest) / (all - largest)
}

/** The longest chain from coarse to fine in which each value belongs to one of every level above. */
async function longestChain(columns: readonly Said[], pause: Pause): Promise<Said[]> {
  const byValues = columns.toSorted((a, b) => a.values - b.values)
  const chains: Said[][] = []
  for (const column of byValues) {
    const holds = new Map<Said, boolean>()
    for (const coarser of new Set(chains.flat())) {
      await pause()
      if (column.values >= FINER * coarser.values) holds.set(coarser, belongs(column.codes, coarser.codes) >= BELONGS)
    }
    const above = chains.filter((chain) => chain.every((each) => holds.get(each)))
    const longest = above.reduce<Said[]>((best, chain) => (chain.length > best.length ? chain : best), [])
    chains.push([...longest, column])
  }
  const best = chains.reduce<Said[]>((longest, chain) => (chain.length > longest.length ? chain : longest), [])
  // A column alone is a level as well; of several that say nothing of each other it is not known which.
  return best.length > 1 || chains.length === 1 ? best : []
}

/** Whether a column is called as those are that hold names. */
export const holdsNames = (column: string) => CALLED.test(normalizeName(column))

/** The levels that columns are together, from coarse to fine, and the one that holds names, where one is called so. */
export async function levelsAmong(
  said: readonly Said[],
  items: number,
  pause: Pause,
): Promise<{ levels: string[]; names?: string }> {
  const known = said.filter(({ known: told, values }) => values > 1 && told >= KNOWN * items)
  const chain = await longestChain(
    known.filter(({ values, known: told }) => values <= told / 2),
    pause,
  )
  const levels = chain.map(({ name }) => name)
  const names = known
    .filter(({ name }) => holdsNames(name) && !levels.slice(0, -1).includes(name))
    .reduce<Said | undefined>((best, each) => (best && best.values >= each.values ? best : each), undefined)
  return { levels, ...(names ? { names: names.name } : {}) }
}
