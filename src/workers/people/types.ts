import type { GridQuery } from '../protocol/query'
import type { CustomersQuery } from '../sequences/types'

export type Whose = 'customers' | 'receipts'

/** Which of the two sides of a row: both, one of them, or one without the other. */
export const PARTS = ['all', 'left', 'leftOnly', 'right', 'rightOnly'] as const
export type Part = (typeof PARTS)[number]

/**
 * Who stands behind a number of a result. `row`: the receipts of a rule, an itemset, a bundle or a pair, or the customers
 * of a path or a list; of pairs, with `whose`, their customers. `buyers`: customers whose receipts hold an item, or what a
 * row says; `perUnit`: the value of a line is of one piece. `journeys`: customers of a funnel or a flow. `audience`: whom
 * an item is recommended to. `lists`: whose lists these are.
 */
export type PeopleOf =
  | { list: 'row'; row: number; part?: Part; whose?: Whose }
  | { list: 'buyers'; item?: string; row?: number; part?: Part; perUnit?: boolean }
  | { list: 'journeys'; query: CustomersQuery }
  | { list: 'audience'; item: string; group: string | null }
  | { list: 'lists'; query: GridQuery }

export interface PeopleCount {
  whose: Whose
  count: number
  /** The column that names them; null where lines are receipts without a name, which no other question can be asked of. */
  column: string | null
}

/** A list that was made into rows, which are read under `id`; columns by what stands in them. */
export interface PeopleRows extends PeopleCount {
  id: string
  columns: { customer: string; group: string | null; receipts: string; last: string | null; money: string | null }
  /** Digits behind the point of money in the file; null where there are too many, or no money. */
  valueScale: number | null
}

/** A set as it is told of; its members stay where the data is. */
export interface KeptSet {
  /** Made of what it is of and of its members: the same people are the same set. */
  id: string
  whose: Whose
  size: number
  column: string
  /** Where the same name may stand for others in another group. */
  groupColumn: string | null
  /** All of them, where they are few: then a question says itself who is meant, wherever it is read. */
  ids: string[] | null
}

/** Everybody in a kept set, by their ids; the group is null where it tells nobody apart. */
export interface SetMembers {
  column: string
  groupColumn: string | null
  members: { id: string; group: string | null }[]
}
