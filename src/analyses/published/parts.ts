/** What a part of a result is, so that it may be written; whatever is not named is not. `stays` is of people, and stays where they are known. */
export type Part =
  | 'kind'
  | 'number'
  | 'numbers'
  /** Numbers by name. */
  | 'named numbers'
  /** Numbers of items, and of groups. */
  | 'items'
  | 'groups'
  | 'stays'
  /** One of these words. */
  | readonly string[]

/** Every part is named: a new one does not compile before somebody has said what it is. */
export type Parts<Columns> = { readonly [Name in keyof Required<Columns>]: Part }
