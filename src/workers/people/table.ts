import type { ResultTable, TableColumn } from '../../analyses/result-table'
import { rankLabels } from '../table/labels'
import type { Found } from './find'
import type { PeopleList } from './members'

const UNNAMED = { customers: 'customer', receipts: 'receipt' } as const

function freeName(name: string, taken: readonly string[]): string {
  let free = name
  while (taken.includes(free)) free = `${free}_`
  return free
}

/** A list as a file has it: group and id, named as in the data, and of receipts what lies in each, with names beside ids. */
export function tableOfPeople({ list, contents, beside = [] }: Found): ResultTable {
  const { count, whose, column, groupColumn } = list
  const codes = Uint32Array.from({ length: count }, (_, at) => at)
  const columns: TableColumn[] = []
  const taken: string[] = []
  const named = (name: string) => {
    const free = freeName(name, taken)
    taken.push(free)
    return free
  }
  if (groupColumn !== null) columns.push({ name: named(groupColumn), type: 'utf8', codes, label: list.group })
  columns.push({ name: named(column ?? UNNAMED[whose]), type: 'utf8', codes, label: list.label })
  for (const column of beside) columns.push({ ...column, name: named(column.name) })
  if (contents) {
    const { offsets, items, label, id = label } = contents
    columns.push({ name: named('items'), type: 'list', offsets, items, label: id })
    if (id !== label) columns.push({ name: named('items_names'), type: 'list', offsets, items, label })
  }
  return { rows: count, columns }
}

/** The same with names to be ordered by: in a list their codes are but places. */
export function withRanks(table: ResultTable, { count, label, group, groupColumn }: PeopleList): ResultTable {
  const ranked = (of: (at: number) => string | null) =>
    rankLabels(
      Array.from({ length: count }, (_, at) => of(at)),
      new Uint32Array(count),
    )
  const first = groupColumn === null ? [ranked(label)] : [ranked(group), ranked(label)]
  const columns = table.columns.map((column, at) => {
    const rank = first[at]
    return rank && column.type === 'utf8' ? { ...column, rank } : column
  })
  return { ...table, columns }
}
