import type { TableWant } from '../../../analyses/shapes'
import type { RecipeData, Role } from '../../../recipe/schema'
import type { Sentence } from '../../../recipe/sentence'
import type { ColumnRequest, Dictionary } from '../../readers/batch'
import type { SettledEntries, SettleParts, TimeKind } from '../settle-entries'
import type { ShapeReader } from './shape'

/** The mapped columns, for a shape to choose from. */
export interface EntryColumns {
  /** Asks for the column of a role and says where it stands; null where none is mapped. */
  add(role: Role, as: ColumnRequest['as']): number | null
  /** The same for a column that is named. */
  addColumn(name: string): number
  time: TimeKind
  data: RecipeData
  /** Where the group is read from; null where it is not. */
  group: number | null
}

/** Which columns lines with numbers are read from, and where in the request each stands; null when it is not read. */
export interface EntryPlan {
  columns: ColumnRequest[]
  /** The basket or the customer. */
  row: number
  item: number
  group: number | null
  /** The time (journeys) or the value. */
  number: number | null
  quantity: number | null
  /** What is added to the number of a line, taken off it, or only has to be there. */
  second: number | null
  /** When a line of a receipt was; only where the column says so, as nothing depends on it but a picture. */
  rowTime: number | null
  /** What a column says of a receipt: whose it is, or which set it is of. */
  rowName: number | null
  /** When a customer took an item; text is an order here too. */
  entryTime: number | null
  /** What makes lines of a journey one visit, and the group it belongs to where rows do not tell. */
  visit: number | null
  visitGroup: number | null
  /** With which visit a customer took an item. */
  entryVisit: number | null
  /** Of what kind an item is. */
  kind: number | null
  /** What the column of times tells. */
  time: EntryColumns['time']
}

/** A shape whose lines have a number each. */
export interface EntryShape<Want extends TableWant> extends Pick<ShapeReader<Want>, 'bytesPerLine'> {
  /** What a line is, for those whose file has no lines. */
  line: Sentence
  /** In the order in which they are missed. */
  needs: readonly Role[]
  /** Lines without a time are left out, and what comes again stays; without a value they are worth nothing. */
  numbers: 'times' | 'values'
  /** Rows are told one by one, in the order of their labels. */
  ranked: boolean
  plan(columns: EntryColumns, want: Want): Partial<Omit<EntryPlan, 'columns' | 'row' | 'item' | 'time'>>
  /** `timeTexts`: what the codes stand for where times are text. */
  settle(parts: SettleParts, timeTexts: Dictionary | undefined, want: Want): Promise<SettledEntries>
}
