import { namedApart } from '../../preparation/named-apart'
import type { ColumnProfile } from '../protocol/files'

/** A column of a joined table under the name that the table has it by which results. */
export interface JoinedColumn {
  /** In the table it comes from. */
  from: ColumnProfile
  /** In the table that results. */
  name: string
}

export const joinedColumns = namedApart<ColumnProfile>
