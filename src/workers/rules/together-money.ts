import type { Behind } from '../behind'
import type { GridQuery } from '../protocol/query'
import type { MoneyColumns } from '../protocol/result'
import { itemsAt } from '../result/stored'
import type { BasketTable } from '../table/basket-table'
import type { Pause } from '../table/pause'
import { moneyTables, type RuleSides } from './side-money'

const ROWS_BETWEEN_PAUSES = 1 << 12

/**
 * What both sides of rules brought on the baskets that hold them whole, rule by rule: for each column of money, of the
 * left sides and of the right ones. Rules of the same items are looked for once, at the rarest of these.
 */
export async function sumTogether(
  { input, itemBaskets }: Pick<BasketTable, 'input' | 'itemBaskets'>,
  columns: readonly Float64Array[],
  rules: readonly RuleSides[],
  pause: Pause,
): Promise<{ antecedent: Float64Array; consequent: Float64Array }[]> {
  const { groupStart, offsets, items, itemCount } = input
  const sums = columns.map(() => ({
    antecedent: new Float64Array(rules.length),
    consequent: new Float64Array(rules.length),
  }))
  interface Wanted {
    items: Uint32Array
    rules: number[]
  }
  const sets = new Map<string, Wanted>()
  /** By group and rarest item; those of all groups stand under the group that there is not. */
  const rooted = new Map<number, Wanted[]>()
  const everywhere = groupStart.length - 1
  const used = new Uint8Array(itemCount)
  rules.forEach(({ antecedent, consequent, group }, at) => {
    const both = Uint32Array.of(...antecedent, ...consequent).sort()
    const place = group ?? everywhere
    const name = `${place}:${both.join()}`
    const known = sets.get(name)
    if (known) {
      known.rules.push(at)
      return
    }
    const wanted = { items: both, rules: [at] }
    sets.set(name, wanted)
    const rarest = both.reduce((one, other) => (itemBaskets[other]! < itemBaskets[one]! ? other : one))
    const root = place * itemCount + rarest
    const there = rooted.get(root)
    if (there) there.push(wanted)
    else rooted.set(root, [wanted])
    for (const item of both) used[item] = 1
  })
  /** Where each item stands in the basket that is looked at; `holder` says in which that was. */
  const holder = new Uint32Array(itemCount)
  const stands = new Uint32Array(itemCount)
  const add = (to: Float64Array, at: number, side: Uint32Array, values: Float64Array) => {
    for (const item of side) to[at]! += values[stands[item]!]!
  }
  for (let group = 0; group < everywhere; group++) {
    for (let row = groupStart[group]!; row < groupStart[group + 1]!; row++) {
      if (row % ROWS_BETWEEN_PAUSES === 0) await pause()
      const [from, to] = [offsets[row]!, offsets[row + 1]!]
      for (let i = from; i < to; i++) {
        if (used[items[i]!] === 0) continue
        holder[items[i]!] = row + 1
        stands[items[i]!] = i
      }
      for (let i = from; i < to; i++) {
        if (used[items[i]!] === 0) continue
        for (const place of [group, everywhere]) {
          for (const wanted of rooted.get(place * itemCount + items[i]!) ?? []) {
            if (!wanted.items.every((item) => holder[item] === row + 1)) continue
            for (const at of wanted.rules) {
              columns.forEach((values, c) => {
                add(sums[c]!.antecedent, at, rules[at]!.antecedent, values)
                add(sums[c]!.consequent, at, rules[at]!.consequent, values)
              })
            }
          }
        }
      }
    }
  }
  return sums
}

/** Revenue, and margin where that is another sum, of both sides of the rules that a query lets through, or of all: columns as long as the result. Null where no column tells. */
export async function togetherMoney(
  behind: Behind,
  query: GridQuery | null,
  perUnit: boolean,
): Promise<MoneyColumns | null> {
  const found = await moneyTables(behind, perUnit)
  if (!found) return null
  const { result } = behind
  const { table, paid, earned } = found
  const ids = new Map(table.itemLabels.map((label, id) => [label, id]))
  const sides = (['antecedents', 'consequents'] as const).map(
    (name) => result.lists.find((list) => list.name === name)!,
  )
  const { group } = result
  const groups = group && new Map(table.groupLabels.map((label, at) => [label, at]))
  const rows = query ? behind.rows(query) : Uint32Array.from({ length: result.rows }, (_, row) => row)
  const rules = Array.from(rows, (row): RuleSides => {
    const [antecedent, consequent] = sides.map((side) => itemsAt(side, row).map((item) => ids.get(side.label(item))!))
    return {
      antecedent: antecedent!,
      consequent: consequent!,
      group: group && groups ? groups.get(group.label(group.codes[row]!))! : null,
    }
  })
  const told = [
    ...(paid ? [{ called: 'revenue', of: paid }] : []),
    ...(earned ? [{ called: 'margin', of: earned }] : []),
  ]
  const sums = await sumTogether(
    table,
    told.map(({ of }) => of.input.values!),
    rules,
    behind.pause,
  )
  const columns = (['antecedent', 'consequent'] as const).flatMap((side) =>
    told.map(({ called, of }, c) => {
      const values = new Float64Array(result.rows).fill(Number.NaN)
      const power = 10 ** (of.valueScale ?? 0)
      rows.forEach((row, at) => {
        values[row] = sums[c]![side][at]! / power
      })
      return { name: `${side}s_${called}`, values }
    }),
  )
  const { outsideMoney } = table.info.health
  return { columns, ...(outsideMoney && { outsideMoney }) }
}
