import type { ResultTable } from '../analyses/result-table'
import type { MoneyOf } from '../recipe/money'
import type { KeptSets } from './people/kept-sets'
import type { GridQuery } from './protocol/query'
import type { ExportedFile } from './protocol/result'
import type { MadeRows, StoredResult } from './result/stored'
import type { WrittenAs } from './result/written-as'
import type { BasketTable } from './table/basket-table'
import type { Pause } from './table/pause'

/** By which question a table is made, and what a file of it is called. */
export interface MadeAs {
  question: string
  asked: readonly unknown[]
  subject: string
}

/** What stands behind a question about a stored result: all that an answer may draw on. */
export interface Behind {
  result: StoredResult
  /** Rows that a query lets through, in its order. */
  rows(query: GridQuery): Uint32Array
  /** What the result was mined from; read again where it had to make room for others. */
  table(): Promise<BasketTable>
  /** The same baskets with when each of them was; null where no column says so. Read on demand as well. */
  dated(): Promise<BasketTable | null>
  /**
   * The same receipts with what was paid or earned on each line; null where the columns do not tell. `perUnit`: the value is
   * of one piece. Read on demand, since plain runs have no use for it.
   */
  money(of: MoneyOf, perUnit: boolean): Promise<BasketTable | null>
  /** The same rows, each with its moment and with what a column says of it; null where lines do not tell. */
  named(column: string): Promise<BasketTable | null>
  /**
   * The same receipts, each with its customer, its moment, and what its lines are worth where the columns tell; null where
   * nobody knows whose they are.
   */
  bought(perUnit: boolean): Promise<BasketTable | null>
  /** What each customer ever had of the same lines; null where no column says whose they are. */
  customers(byGroup: boolean): Promise<BasketTable | null>
  /** Sets that people keep, for as long as the tab is open. */
  sets: KeptSets
  /**
   * A table that is made of the result, to be read page by page as results are, under the name that `told` hears. Made
   * once: what is kept is told again.
   */
  make<Told>(asked: MadeAs, make: (id: string) => Promise<{ rows: MadeRows; told: Told }>): Promise<Told>
  /** A table that is made of the result as a file, with the file that says where it comes from. */
  write(table: ResultTable, as: WrittenAs): Promise<ExportedFile>
  /** Name of the data it was mined from. */
  sourceName(): string
  /** Of the workbench; goes into what it saves. */
  version: string
  pause: Pause
  /** Hands bytes of an answer over instead of copying them. */
  handOver<T>(value: T, buffers: ArrayBuffer[]): T
}

/** The answers to the questions that one kind of result is asked, told as an interface: name, what is asked, answer. */
export type Answers<Questions> = {
  [Name in keyof Questions]: Questions[Name] extends (...asked: infer Asked) => infer Answer
    ? (behind: Behind, ...asked: Asked) => Answer | Promise<Answer>
    : never
}
