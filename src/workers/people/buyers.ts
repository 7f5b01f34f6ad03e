import type { IntegerColumn, LabelColumn, NumberColumn } from '../../analyses/result-table'
import type { Behind } from '../behind'
import { NULL_CODE } from '../readers/batch'
import type { BasketTable } from '../table/basket-table'
import { rankLabels } from '../table/labels'
import type { Pause } from '../table/pause'
import type { Found } from './find'
import { groupAt, groupOfRow, rowsHolding, type Sides, sidesOf } from './receipts'
import { peopleFaults } from './sentences'
import type { Part, PeopleOf } from './types'

type BoughtBy = Extract<PeopleOf, { list: 'buyers' }>

const ROWS_BETWEEN_PAUSES = 1 << 16

/** A customer, and what is told of the receipts that are meant. */
interface Buyer {
  /** Of a name, in its group where customers are told apart by it. */
  code: number
  group: number
  receipts: number
  /** NaN where no receipt says when it was. */
  last: number
  money: number
}

export interface Buyers extends Found {
  beside: NonNullable<Found['beside']>
}

/** Items by name in the numbering of another table; one that it does not have is held by nobody: a number that stands nowhere. */
function numbered(table: BasketTable, labels: readonly string[]): Set<number> {
  const ids = new Map(table.itemLabels.map((label, item) => [label, item]))
  return new Set(labels.map((label, at) => ids.get(label) ?? -1 - at))
}

function sidesAsked({ result }: Behind, table: BasketTable, { item, row }: BoughtBy): Sides {
  if (item !== undefined) return { left: numbered(table, [item]), right: new Set() }
  const { left, right } = sidesOf(result, row ?? -1)
  const label = result.context.itemLabel
  return { left: numbered(table, Array.from(left, label)), right: numbered(table, Array.from(right, label)) }
}

/** The group that a row of the result is about, in the numbering of a table. */
function groupIn({ result }: Behind, table: BasketTable, { row }: BoughtBy): number | null {
  const group = row === undefined ? null : groupOfRow(result, row)
  if (group === null) return null
  const at = table.groupLabels.indexOf(result.context.groupLabel(group))
  if (at === -1) throw peopleFaults.nobody()
  return at
}

/** Which items the money is of: what the receipts are meant for. */
function moneyItems({ left, right }: Sides, part: Part): Set<number> {
  if (part === 'all') return new Set([...left, ...right])
  return new Set(part.startsWith('left') ? left : right)
}

async function gather(
  { input, rowNames, rowTimes }: BasketTable,
  rows: Uint32Array,
  { grouped, items }: { grouped: boolean; items: ReadonlySet<number> },
  pause: Pause,
): Promise<Buyer[]> {
  const { codes, labels } = rowNames!
  const { offsets, items: held, values } = input
  const known = new Map<number, Buyer>()
  for (const [at, row] of rows.entries()) {
    if (at % ROWS_BETWEEN_PAUSES === 0) await pause()
    const code = codes[row]!
    if (code === NULL_CODE) continue
    const group = groupAt(input, row)
    const key = grouped ? group * labels.size + code : code
    const buyer = known.get(key) ?? { code, group, receipts: 0, last: Number.NaN, money: 0 }
    known.set(key, buyer)
    buyer.receipts++
    const time = rowTimes?.[row] ?? Number.NaN
    if (!Number.isNaN(time) && !(time <= buyer.last)) buyer.last = time
    if (values)
      for (let i = offsets[row]!; i < offsets[row + 1]!; i++) if (items.has(held[i]!)) buyer.money += values[i]!
  }
  return [...known.values()]
}

const DAY = 86_400_000

/** `2025-03-09`, with the time where any of them has one. */
function momentColumn(name: string, moments: readonly number[]): LabelColumn {
  const distinct = [...new Set(moments.filter((moment) => !Number.isNaN(moment)))].sort((a, b) => a - b)
  const days = distinct.every((moment) => moment % DAY === 0)
  const texts = distinct.map((moment) => new Date(moment).toISOString().slice(0, days ? 10 : 19))
  const codeOf = new Map(distinct.map((moment, code) => [moment, code + 1]))
  return {
    name,
    type: 'utf8',
    codes: Uint32Array.from(moments, (moment) => codeOf.get(moment) ?? 0),
    rank: Uint32Array.from({ length: distinct.length + 1 }, (_, code) => code),
    label: (code) => texts[code - 1] ?? null,
  }
}

/** Customers of the receipts that hold something, those with the most first: how often, when last, and what they paid or earned with it. */
export async function findBuyers(behind: Behind, of: BoughtBy): Promise<Buyers> {
  const { result, pause } = behind
  const { roles } = result.context.recipe.data
  const table = await behind.bought(of.perUnit ?? false)
  if (!table || roles.customer === undefined) throw peopleFaults.noBuyers()
  const { part = 'all' } = of
  const sides = sidesAsked(behind, table, of)
  const rows = await rowsHolding(table, sides, { part, group: groupIn(behind, table, of) }, pause)
  const groupColumn = result.context.recipe.analysis.perGroup ? result.context.groupColumn : null
  const found = await gather(table, rows, { grouped: groupColumn !== null, items: moneyItems(sides, part) }, pause)
  const { labels } = table.rowNames!
  const names = found.map(({ code }) => labels.label(code))
  const rank = rankLabels(names, new Uint32Array(names.length))
  const order = [...found.keys()].sort((x, y) => found[y]!.receipts - found[x]!.receipts || rank[x]! - rank[y]!)
  const buyers = order.map((at) => found[at]!)
  const power = 10 ** (table.valueScale ?? 0)
  const receipts: IntegerColumn = {
    name: 'receipts',
    type: 'i32',
    values: Uint32Array.from(buyers, (buyer) => buyer.receipts),
  }
  const money: NumberColumn = {
    name: 'money',
    type: 'f64',
    values: Float64Array.from(buyers, (buyer) => buyer.money / power),
  }
  return {
    list: {
      whose: 'customers',
      column: roles.customer,
      groupColumn,
      count: buyers.length,
      label: (at) => labels.label(buyers[at]!.code),
      group: (at) => table.groupLabels[buyers[at]!.group] ?? null,
    },
    beside: [
      receipts,
      ...(table.rowTimes
        ? [
            momentColumn(
              'last',
              buyers.map(({ last }) => last),
            ),
          ]
        : []),
      ...(table.input.values && table.info.shape === 'priced' ? [money] : []),
    ],
  }
}
