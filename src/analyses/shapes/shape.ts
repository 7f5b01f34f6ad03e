import type { Role, Roles } from '../../recipe/schema'

/** How lines of a file can be put together, as far as that is a matter of what is asked: one file each. */
export interface TableShape<Want extends { shape: string }> {
  /** What a row is; `row`: a line of the file, whatever its columns mean. */
  row: 'basket' | 'customer' | 'row'
  /** Roles that make a difference. */
  roles(want: Want): readonly Role[]
  /** What of the want the mapping can meet: the rest makes no difference. */
  withinReach(want: Want, roles: Roles): Want
}
