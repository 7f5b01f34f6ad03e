import { NULL_CODE } from '../../readers/batch'
import type { LoadedModel, ModelGroup, RowLabels } from './loaded'

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
  customerRows: number,
  labelOf: (code: number) => string | null,
): ModelGroup[] {
  const customers = stretches(codes.subarray(0, customerRows))
  const items = stretches(codes.subarray(customerRows))
  for (const code of items.keys()) if (!customers.has(code)) throw new Error(`no customers in group ${labelOf(code)}`)
  return Array.from(customers, ([code, stretch]) => ({
    label: labelOf(code),
    customers: stretch,
    items: items.get(code) ?? { from: 0, to: 0 },
  }))
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
  for (const [mark, group] of groups.entries()) {
    requireDifferent(customers.labels, group.customers, seenCustomers, mark)
    requireDifferent(items.labels, group.items, seenItems, mark)
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
    const most = group.customers.to - group.customers.from
    for (let row = group.items.from; row < group.items.to; row++) {
      for (let at = items.linkStart[row]!; at < items.linkStart[row + 1]!; at++) {
        if (items.links[at]! >= count || !Number.isFinite(items.linkWeights[at]))
          throw new Error(`item ${row} says ${items.linkWeights[at]} of item ${items.links[at]} of ${count}`)
      }
      if (items.holders[row]! > most) throw new Error(`${items.holders[row]} of ${most} customers have item ${row}`)
    }
  }
}
