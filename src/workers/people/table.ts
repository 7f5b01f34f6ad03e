import type { LabelColumn, ListColumn, ResultTable } from '../../analyses/result-table'
import type { Found } from './find'

const UNNAMED = { customers: 'customer', receipts: 'receipt' } as const

function freeName(name: string, taken: readonly string[]): string {
  let free = name
  while (taken.includes(free)) free = `${free}_`
  return free
}

/** A list as a file has it: group and id, named as in the data, and of receipts what lies in each, with names beside ids. */
export function tableOfPeople({ list, contents }: Found): ResultTable {
  const { count, whose, column, groupColumn } = list
  const codes = Uint32Array.from({ length: count }, (_, at) => at)
  const columns: (LabelColumn | ListColumn)[] = []
  const taken: string[] = []
  const named = (name: string) => {
    const free = freeName(name, taken)
    taken.push(free)
    return free
  }
  if (groupColumn !== null) columns.push({ name: named(groupColumn), type: 'utf8', codes, label: list.group })
  columns.push({ name: named(column ?? UNNAMED[whose]), type: 'utf8', codes, label: list.label })
  if (contents) {
    const { offsets, items, label, id = label } = contents
    columns.push({ name: named('items'), type: 'list', offsets, items, label: id })
    if (id !== label) columns.push({ name: named('items_names'), type: 'list', offsets, items, label })
  }
  return { rows: count, columns }
}
