import type { Filter, RecipeData } from '../../recipe/schema'
import type { SourceInfo } from '../protocol/files'
import { ODDITIES, type Oddity } from '../protocol/oddities'
import type { Dictionary, Source } from '../readers/batch'
import type { Pause } from '../table/pause'
import type { Columns, Look } from './look'
import type { Tally } from './tally'
import { looksLikeFee, looksLikeNote, looksLikeTotal, readItemName } from './telling-words'

/** A list in a condition that nobody could read any more. */
const MOST_ITEMS = 1000
/** Letters before a number that set cancelled receipts apart. */
const PREFIX = /^\p{L}{1,3}(?=[\d\s._/-]*\d)/u
/** So much of what begins alike is taken back, and so little of the rest begins so. */
const NEARLY_ALL = 0.9
const HARDLY_ANY = 0.02

/** Only lines that name one item each can be told apart. */
function columnsOf(info: SourceInfo, data: RecipeData): Columns | null {
  const names = new Set(info.columns.map(({ name }) => name))
  const mapped = (name: string | undefined) => (name !== undefined && names.has(name) ? name : undefined)
  const basket = mapped(data.roles.basket)
  const item = mapped(data.roles.item)
  if (data.layout !== 'long' || basket === undefined || item === undefined) return null
  return { basket, item, quantity: mapped(data.roles.quantity), value: mapped(data.roles.value) }
}

/** What stands among the lines of a file and is no sale. */
export async function findOddities(
  source: Source,
  data: RecipeData,
  parts: { signal: AbortSignal; pause: Pause; look: Look },
): Promise<Oddity[]> {
  const columns = columnsOf(source.info, data)
  if (!columns) return []
  const { counted, dictionaries } = await parts.look.at(source, columns, data, parts)
  const [baskets, items] = dictionaries
  const found = [...takenBack(columns, counted, baskets), ...byName(columns, counted, items)]
  return found.sort((a, b) => ODDITIES.indexOf(a.kind) - ODDITIES.indexOf(b.kind))
}

/** Lines below zero, told by how their receipts begin where that tells. */
function takenBack({ basket, quantity, value }: Columns, counted: Tally, baskets: Dictionary): Oddity[] {
  const column = quantity ?? value
  if (column === undefined || counted.negative === 0) return []
  const prefix = cancelledPrefix(counted, baskets)
  const cancelled: Oddity[] = []
  let left = counted.negative
  if (prefix) {
    left -= prefix.negative
    const { text, lines } = prefix
    const without: Filter = { column: basket, op: 'not begins with', value: text }
    cancelled.push({ kind: 'cancelled', lines, items: [], prefix: text, baskets: prefix.baskets, without })
  }
  if (left === 0) return cancelled
  return [...cancelled, { kind: 'negative', lines: left, items: [], without: { column, op: '>=', value: 0 } }]
}

interface Prefix {
  text: string
  baskets: number
  lines: number
  negative: number
  /** Baskets that are nothing but taken back. */
  takenBack: number
}

/** The beginning that receipts of negative lines alone have in common: "C" of "C536379". */
function cancelledPrefix({ basketLines, basketNegative }: Tally, baskets: Dictionary): Prefix | null {
  const prefixes = new Map<string, Prefix>()
  for (let code = 0; code < baskets.size; code++) {
    const lines = basketLines[code] ?? 0
    const text = lines === 0 ? undefined : PREFIX.exec(baskets.label(code))?.[0]
    if (text === undefined) continue
    const prefix = prefixes.get(text) ?? { text, baskets: 0, lines: 0, negative: 0, takenBack: 0 }
    prefixes.set(text, prefix)
    const negative = basketNegative[code] ?? 0
    prefix.baskets++
    prefix.lines += lines
    prefix.negative += negative
    if (negative === lines) prefix.takenBack++
  }
  const telling = [...prefixes.values()].filter((each) => each.takenBack >= each.baskets * NEARLY_ALL)
  const best = telling.sort((a, b) => b.baskets - a.baskets)[0]
  return best && setsApart(best, basketLines, baskets) ? best : null
}

/** Whether the condition leaves out hardly any other receipts, and not all there are. It knows no capitals. */
function setsApart(prefix: Prefix, basketLines: Uint32Array, baskets: Dictionary): boolean {
  const begin = prefix.text.toLowerCase()
  let alike = -prefix.baskets
  let others = 0
  for (let code = 0; code < baskets.size; code++) {
    if ((basketLines[code] ?? 0) === 0) continue
    if (baskets.label(code).slice(0, begin.length).toLowerCase() === begin) alike++
    else others++
  }
  return others > 0 && alike <= prefix.baskets * HARDLY_ANY
}

/** Items that are fees, notes or sums by their names; a note is one only if it never brought anything. */
function byName({ item }: Columns, counted: Tally, items: Dictionary): Oddity[] {
  const found = { fees: [], notes: [], totals: [] } as Record<'fees' | 'notes' | 'totals', Oddity['items']>
  for (let code = 0; code < items.size; code++) {
    const lines = counted.itemLines[code] ?? 0
    if (lines === 0) continue
    const label = items.label(code)
    const name = readItemName(label)
    const worth = counted.itemWorth ? counted.itemWorth[code]! > 0 : null
    if (looksLikeTotal(name)) found.totals.push({ label, lines })
    else if (looksLikeFee(name)) found.fees.push({ label, lines })
    else if (worth !== true && looksLikeNote(name, worth === false)) found.notes.push({ label, lines })
  }
  return (['fees', 'notes', 'totals'] as const).flatMap((kind): Oddity[] => {
    const some = found[kind].sort((a, b) => b.lines - a.lines || (a.label < b.label ? -1 : 1)).slice(0, MOST_ITEMS)
    if (some.length === 0) return []
    const lines = some.reduce((sum, each) => sum + each.lines, 0)
    return [
      { kind, lines, items: some, without: { column: item, op: 'not in', value: some.map(({ label }) => label) } },
    ]
  })
}
