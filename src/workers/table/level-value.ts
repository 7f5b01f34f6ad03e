/** A value of a level that is an item itself. */
export interface LevelValue {
  column: string
  value: string
}
