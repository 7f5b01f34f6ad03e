import type { TableRequest } from '../../../analyses/table-request'
import { lenient } from '../../preparation/lenient'
import type { NettedReturns } from '../../protocol/table'
import {
  type Batch,
  type BatchColumn,
  type ColumnRequest,
  type Dictionary,
  NULL_CODE,
  type ReadRequest,
  type Source,
} from '../../readers/batch'
import { createPause } from '../pause'
import { missingRole, requireColumn } from '../plan'
import { tableFaults } from '../sentences'
import { type Matched, matchReturns, NOBODY, type ReturnLines } from './match-returns'

/** Letters before a number, by which a receipt that takes back is told from the one it takes back from. */
const PREFIX = /^\p{L}{1,3}(?=[\d\s._/-]*\d)/u
/** Places of money in a line that was cut: cents, unless the line itself is finer. */
const CENTS = 100
const FINER = 10_000

const numbers = (column: BatchColumn | undefined): Float64Array | null =>
  column?.as === 'number' || column?.as === 'time' ? column.values : null
const codes = (column: BatchColumn | undefined): Uint32Array | null => (column?.as === 'key' ? column.codes : null)

/** The columns that tell who brought back what. */
function plan(source: Source, { data, netting = {} }: TableRequest) {
  if (data.layout !== 'long') throw tableFaults.nettingNeedsLines()
  const columns: ColumnRequest[] = []
  const add = (role: keyof typeof netting, as: ColumnRequest['as']) => {
    const name = netting[role]
    return name === undefined ? null : columns.push({ name: requireColumn(source.info, role, name), as }) - 1
  }
  const need = (role: 'basket' | 'item' | 'quantity', as: ColumnRequest['as']) => {
    const at = add(role, as)
    if (at === null) throw missingRole(role)
    return at
  }
  const type = source.info.columns.find(({ name }) => name === netting.time)?.type
  const sorts = type === 'timestamp' || type === 'date' || type === 'integer' || type === 'number'
  return {
    columns,
    basket: need('basket', 'key'),
    item: need('item', 'key'),
    quantity: need('quantity', 'number'),
    customer: add('customer', 'key'),
    group: add('group', 'key'),
    time: sorts ? add('time', 'time') : null,
  }
}

function joined(chunks: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(chunks.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}

/** A customer where one is known, or else the receipt's number without its letters, in its group. */
function partyNumbers(dictionary: Dictionary) {
  const rootOf: string[] = []
  const known = new Map<string, number>()
  return (customer: number, basket: number, group: number): number => {
    if (customer === NULL_CODE && basket === NULL_CODE) return NOBODY
    if (customer === NULL_CODE) rootOf[basket] ??= dictionary.label(basket).replace(PREFIX, '').trim()
    const name = customer === NULL_CODE ? `receipt ${group} ${rootOf[basket]}` : `customer ${customer}`
    const number = known.get(name) ?? known.size
    known.set(name, number)
    return number
  }
}

async function linesOf(source: Source, request: TableRequest, signal: AbortSignal): Promise<ReturnLines> {
  const { data } = request
  const at = plan(source, request)
  const pause = createPause(signal)
  const reading = source.read(
    { columns: at.columns, read: data.read ?? {}, filters: data.filters ?? [] },
    { signal, onProgress: () => undefined },
  )
  const partyOf = partyNumbers(reading.dictionaries[at.basket]!)
  const chunks = { party: [] as Float64Array[], item: [] as Float64Array[], quantity: [] as Float64Array[] }
  const times: Float64Array[] = []
  const place = (batch: Batch, which: number | null) => (which === null ? undefined : batch.columns[which])
  for await (const batch of reading.batches) {
    const baskets = codes(place(batch, at.basket))!
    const [customers, groups] = [codes(place(batch, at.customer)), codes(place(batch, at.group))]
    const items = codes(place(batch, at.item))!
    const moments = numbers(place(batch, at.time))
    chunks.party.push(
      Float64Array.from({ length: batch.rows }, (_, i) =>
        // What names no item is no sale of it.
        items[i] === NULL_CODE ? NOBODY : partyOf(customers?.[i] ?? NULL_CODE, baskets[i]!, groups?.[i] ?? 0),
      ),
    )
    chunks.item.push(Float64Array.from(items.subarray(0, batch.rows)))
    chunks.quantity.push(numbers(place(batch, at.quantity))!.slice(0, batch.rows))
    times.push(moments ? moments.slice(0, batch.rows) : new Float64Array(batch.rows))
    await pause()
  }
  return {
    party: joined(chunks.party),
    item: joined(chunks.item),
    quantity: joined(chunks.quantity),
    time: joined(times),
  }
}

interface Cut {
  left: number
  share: number
}

/** By line, in the order of the file: what is left of it. */
function cutsOf({ left }: Matched, quantity: ArrayLike<number>): [line: number, cut: Cut][] {
  return [...left]
    .map(([line, pieces]): [number, Cut] => [line, { left: pieces, share: pieces / quantity[line]! }])
    .sort(([a], [b]) => a - b)
}

function inPlaces(amount: number, share: number): number {
  const places = Math.round(amount * CENTS) / CENTS === amount ? CENTS : FINER
  return Math.round(amount * share * places) / places
}

/** Money of the line that goes down with its pieces; the price of one stays. */
function columnsOfTheLine({ data, want }: TableRequest): Set<string> {
  const { roles, priceIs, costIs } = data
  const ofLine = [
    want.shape === 'priced' && want.perUnit ? undefined : roles.value,
    priceIs === 'line' ? roles.price : undefined,
    costIs === 'line' ? roles.cost : undefined,
  ]
  return new Set(ofLine.filter((name) => name !== undefined))
}

/** A batch without what was taken back. `cuts` of its lines, by their place in it. */
function without(batch: Batch, cuts: ReadonlyMap<number, Cut>, request: ReadRequest, by: Kinds): Batch {
  const kept: number[] = []
  for (let i = 0; i < batch.rows; i++) if (cuts.get(i)?.left !== 0) kept.push(i)
  const columns = batch.columns.map((column, at): BatchColumn => {
    const name = request.columns[at]?.name ?? ''
    if (column.as === 'key') return { as: column.as, codes: Uint32Array.from(kept, (i) => column.codes[i]!) }
    if (column.as === 'time') return { as: column.as, values: Float64Array.from(kept, (i) => column.values[i]!) }
    if (column.as !== 'number') throw new Error('returns are netted in lines of one item each')
    const cut = (i: number): number => {
      const value = column.values[i]!
      const { left, share } = cuts.get(i) ?? { left: value, share: 1 }
      if (name === by.quantity) return left
      return by.ofLine.has(name) && share !== 1 ? inPlaces(value, share) : value
    }
    return { as: column.as, values: Float64Array.from(kept, cut) }
  })
  return { rows: kept.length, columns }
}

interface Kinds {
  quantity: string | undefined
  ofLine: ReadonlySet<string>
}

/**
 * The same source with its returns set against earlier sales, and what came of that. Goes through the file once more. Lines
 * are known by their number, so that they must be the same whatever is asked for: a cell that does not fit is missing.
 */
export async function netReturns(
  asItIs: Source,
  request: TableRequest,
  signal: AbortSignal,
): Promise<{
  netted: Source
  returns: NettedReturns
  /** The batches of a reading of the same rows without what was taken back. */
  within(all: AsyncIterable<Batch>, asked: ReadRequest): AsyncIterable<Batch>
}> {
  const source = lenient(asItIs)
  const lines = await linesOf(source, request, signal)
  const matched = matchReturns(lines)
  const cuts = cutsOf(matched, lines.quantity)
  const by: Kinds = { quantity: request.netting?.quantity, ofLine: columnsOfTheLine(request) }
  const { left: _, ...counts } = matched
  const dropped = cuts.filter(([, { left }]) => left === 0).length
  async function* within(all: AsyncIterable<Batch>, asked: ReadRequest): AsyncGenerator<Batch> {
    let begin = 0
    let next = 0
    for await (const batch of all) {
      const end = begin + batch.rows
      const own = new Map<number, Cut>()
      for (; next < cuts.length && cuts[next]![0] < end; next++) own.set(cuts[next]![0] - begin, cuts[next]![1])
      begin = end
      yield own.size === 0 ? batch : without(batch, own, asked, by)
    }
  }
  return {
    returns: { ...counts, dropped },
    within,
    netted: {
      ...source,
      read(asked, options) {
        const reading = source.read(asked, options)
        return { ...reading, batches: within(reading.batches, asked) }
      },
    },
  }
}
