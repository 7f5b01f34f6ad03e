/** What a value is; `null` is that of a missing one, which fits everywhere. */
export type ValueType = 'text' | 'integer' | 'number' | 'boolean' | 'date' | 'timestamp' | 'null'

/** What a function takes: `text` takes whatever can be written. */
export type Kind = 'text' | 'number' | 'boolean' | 'time' | 'any'

export const isNumeric = (type: ValueType) => type === 'integer' || type === 'number' || type === 'null'
export const isTime = (type: ValueType) => type === 'date' || type === 'timestamp' || type === 'null'

export function fits(type: ValueType, kind: Kind): boolean {
  if (kind === 'number') return isNumeric(type)
  if (kind === 'time') return isTime(type)
  if (kind === 'boolean') return type === 'boolean' || type === 'null'
  return true
}

/** The type that holds values of both; undefined where none does. */
export function commonType(one: ValueType, other: ValueType): ValueType | undefined {
  if (one === other || other === 'null') return one
  if (one === 'null') return other
  if (isNumeric(one) && isNumeric(other)) return 'number'
  if (isTime(one) && isTime(other)) return 'timestamp'
  return undefined
}
