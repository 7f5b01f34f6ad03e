import { moneyRoles } from '../../recipe/money'
import type { Behind } from '../behind'
import { rowAt } from '../result/page'
import type { BasketTable } from '../table/basket-table'
import type { Pause } from '../table/pause'
import type { RuleMoney, SideMoney } from './types'

const ROWS_BETWEEN_PAUSES = 1 << 16

/** A rule in the items of a table; in one group, or in all. */
export interface RuleSides {
  antecedent: Uint32Array
  consequent: Uint32Array
  group: number | null
}

/** What is summed of a rule: baskets, and by each column of money, in the unit of the table. */
interface Sums {
  baskets: number
  sums: number[]
}
export interface RuleSums {
  /** Of each side on the baskets that hold both, and on all that hold the side. */
  antecedent: { together: Sums; anywhere: Sums }
  consequent: { together: Sums; anywhere: Sums }
}

const nothing = (columns: number): Sums => ({ baskets: 0, sums: new Array<number>(columns).fill(0) })

/** Sums what the sides of rules brought, in one pass over the baskets. Every side is looked for at its rarest item. */
export async function sumSides(
  { input, itemBaskets }: Pick<BasketTable, 'input' | 'itemBaskets'>,
  columns: readonly Float64Array[],
  rules: readonly RuleSides[],
  pause: Pause,
): Promise<RuleSums[]> {
  const { groupStart, offsets, items, itemCount } = input
  const found = rules.map(
    (): RuleSums => ({
      antecedent: { together: nothing(columns.length), anywhere: nothing(columns.length) },
      consequent: { together: nothing(columns.length), anywhere: nothing(columns.length) },
    }),
  )
  /** Where each item of a rule stands in the basket that is looked at; `holder` says in which that was. */
  const holder = new Uint32Array(itemCount)
  const place = new Uint32Array(itemCount)
  const rooted = new Map<number, { rule: number; side: 'antecedent' | 'consequent' }[]>()
  rules.forEach((rule, at) => {
    for (const side of ['antecedent', 'consequent'] as const) {
      const rarest = rule[side].reduce((one, other) => (itemBaskets[other]! < itemBaskets[one]! ? other : one))
      rooted.set(rarest, [...(rooted.get(rarest) ?? []), { rule: at, side }])
    }
  })
  const used = new Uint8Array(itemCount)
  for (const { antecedent, consequent } of rules)
    for (const side of [antecedent, consequent]) for (const item of side) used[item] = 1
  const holds = (side: Uint32Array, row: number) => side.every((item) => holder[item] === row + 1)
  const add = (to: Sums, side: Uint32Array) => {
    to.baskets++
    columns.forEach((values, c) => {
      for (const item of side) to.sums[c]! += values[place[item]!]!
    })
  }
  for (let group = 0; group + 1 < groupStart.length; group++) {
    for (let row = groupStart[group]!; row < groupStart[group + 1]!; row++) {
      if (row % ROWS_BETWEEN_PAUSES === 0) await pause()
      const [from, to] = [offsets[row]!, offsets[row + 1]!]
      for (let i = from; i < to; i++) {
        const item = items[i]!
        if (used[item] === 0) continue
        holder[item] = row + 1
        place[item] = i
      }
      for (let i = from; i < to; i++) {
        if (used[items[i]!] === 0) continue
        for (const { rule: at, side } of rooted.get(items[i]!) ?? []) {
          const rule = rules[at]!
          if ((rule.group !== null && rule.group !== group) || !holds(rule[side], row)) continue
          add(found[at]![side].anywhere, rule[side])
          if (holds(rule[side === 'antecedent' ? 'consequent' : 'antecedent'], row))
            add(found[at]![side].together, rule[side])
        }
      }
    }
  }
  return found
}

/** Digits behind the point that say it of both; null where no number of them does. */
const finer = (scale: number | null, { valueScale }: BasketTable): number | null =>
  scale === null || valueScale === null ? null : Math.max(scale, valueScale)

/** The tables of what was paid, and of what was earned where that is another sum; null where no column tells. */
export async function moneyTables(behind: Behind, perUnit: boolean) {
  const { roles } = behind.result.context.recipe.data
  const [of, left] = [moneyRoles(roles, 'paid'), moneyRoles(roles, 'earned')]
  const paid = await behind.money('paid', perUnit)
  const margin = JSON.stringify(of) !== JSON.stringify(left)
  const earned = margin ? await behind.money('earned', perUnit) : null
  const table = paid ?? earned
  return table && { table, paid, earned, margin }
}

/** What both sides of rules brought; null where no column tells. `perUnit`: the value is of one piece. */
export async function ruleMoney(
  behind: Behind,
  indices: readonly number[],
  perUnit: boolean,
): Promise<RuleMoney | null> {
  const known = await moneyTables(behind, perUnit)
  if (!known) return null
  const { table, paid, earned, margin } = known
  const tables = [paid, earned].filter((each) => each !== null)
  const ids = new Map(table.itemLabels.map((label, id) => [label, id]))
  const { groupColumn } = behind.result.info
  const rules = indices.map((index): RuleSides => {
    const { cells } = rowAt(behind.result, index)
    const side = (name: string) => Uint32Array.from(cells[name] as string[], (label) => ids.get(label)!)
    return {
      antecedent: side('antecedents'),
      consequent: side('consequents'),
      group: groupColumn === null ? null : table.groupLabels.indexOf(cells[groupColumn] as string | null),
    }
  })
  const found = await sumSides(
    table,
    tables.map(({ input }) => input.values!),
    rules,
    behind.pause,
  )
  const inFile = ({ baskets, sums }: Sums): SideMoney => {
    const of = (which: BasketTable | null) =>
      which === null ? null : sums[tables.indexOf(which)]! / 10 ** (which.valueScale ?? 0)
    return { baskets, paid: of(paid), earned: of(earned) }
  }
  return {
    valueScale: tables.reduce<number | null>(finer, 0),
    margin,
    ...(table.info.health.outsideMoney && { outsideMoney: table.info.health.outsideMoney }),
    rules: found.map(({ antecedent, consequent }, at) => ({
      index: indices[at]!,
      antecedent: { together: inFile(antecedent.together), anywhere: inFile(antecedent.anywhere) },
      consequent: { together: inFile(consequent.together), anywhere: inFile(consequent.anywhere) },
    })),
  }
}
