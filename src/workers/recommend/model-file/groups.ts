import { NULL_CODE } from '../../readers/batch'
import type { ModelFacts } from './layout'
import type { LoadedModel, ModelGroup, RowLabels } from './loaded'

type Rows = Pick<ModelFacts, 'customers' | 'items' | 'whole' | 'parameters'>

/** Stretches of rows of one group each. */
function stretches(codes: Uint32Array): Map<number, { from: number; to: number }> {
  const found = new Map<number, { from: number; to: number }>()
  for (let from = 0; from < codes.length; ) {
    const code = codes[from]!
    let to = from + 1
    while (to < codes.length && codes[to] === code) to++
    if (found.has(code)) throw new Error(`rows of group ${code} stand in two places`)
    found.set(code, { from, to })
    from = to
  }
  return found
}

/** The groups of a model, by the codes of all rows: first those of customers, then those of items. */
export function groupsOf(
  codes: Uint32Array,
  { customers: customerRows, items: itemRows, whole, parameters: { leastCustomers = 0 } }: Rows,
  labelOf: (code: number) => string | null,
): Pick<LoadedModel, 'groups' | 'whole'> {
  const ownItems = itemRows - (whole?.items ?? 0)
  const customers = stretches(codes.subarray(0, customerRows))
  const items = stretches(codes.subarray(customerRows, customerRows + ownItems))
  for (const code of items.keys()) if (!customers.has(code)) throw new Error(`no customers in group ${labelOf(code)}`)
  const all = Array.from(customers, ([code, stretch]) => ({
    label: labelOf(code),
    customers: stretch,
    items: items.get(code) ?? { from: 0, to: 0 },
    learnedFrom: stretch.to - stretch.from,
  }))
  if (!whole) return { groups: all }
  const borrows = ({ learnedFrom, items: { from, to } }: ModelGroup) => from === to && learnedFrom < leastCustomers
  const model = { items: { from: ownItems, to: itemRows }, learnedFrom: whole.customers }
  return {
    groups: all.map((group) => (borrows(group) ? { ...group, ...model } : group)),
    whole: { label: null, customers: { from: 0, to: customerRows }, ...model },
  }
}

function requireDifferent(
  { codes, size }: RowLabels,
  { from, to }: ModelGroup['items'],
  seen: Int32Array,
  mark: number,
) {
  for (let row = from; row < to; row++) {
    const code = codes[row]!
    if (code === NULL_CODE || code >= size) throw new Error(`row ${row} has no label`)
    if (seen[code] === mark) throw new Error(`row ${row} has a label that came before`)
    seen[code] = mark
  }
}

/** Throws where the parts of a model do not go together. */
export function requireConsistent({ groups, customers, items, info }: LoadedModel): void {
  if (!info.parameters.perGroup && groups.length > 1) throw new Error(`${groups.length} groups in a model of all`)
  const seenCustomers = new Int32Array(customers.labels.size).fill(-1)
  const seenItems = new Int32Array(items.labels.size).fill(-1)
  /** Beginnings of those that were looked at: groups may have one in common. */
  const models = new Set<number>()
  for (const [mark, group] of groups.entries()) {
    requireDifferent(customers.labels, group.customers, seenCustomers, mark)
    const count = group.items.to - group.items.from
    const end = customers.offsets[group.customers.to]!
    for (let at = customers.offsets[group.customers.from]!; at < end; at++) {
      if (customers.items[at]! >= count) throw new Error(`item ${customers.items[at]} of ${count}`)
      const value = customers.values?.[at] ?? 1
      if (!(value > 0 && Number.isFinite(value))) throw new Error(`a value is ${value}`)
    }
    for (let row = group.customers.from; row < group.customers.to; row++) {
      const has = customers.offsets[row + 1]! > customers.offsets[row]!
      if (has !== (customers.known[row] === 1))
        throw new Error(`factors of customer ${row} without a history, or the other way round`)
    }
    if (count === 0 || models.has(group.items.from)) continue
    models.add(group.items.from)
    requireDifferent(items.labels, group.items, seenItems, mark)
    for (let row = group.items.from; row < group.items.to; row++) {
      for (let at = items.linkStart[row]!; at < items.linkStart[row + 1]!; at++) {
        if (items.links[at]! >= count || !Number.isFinite(items.linkWeights[at]))
          throw new Error(`item ${row} says ${items.linkWeights[at]} of item ${items.links[at]} of ${count}`)
      }
      if (items.holders[row]! > group.learnedFrom)
        throw new Error(`${items.holders[row]} of ${group.learnedFrom} customers have item ${row}`)
    }
  }
}
