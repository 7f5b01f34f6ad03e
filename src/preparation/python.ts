/** What notebooks hold as literals. */
export type PythonValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly PythonValue[]
  | { readonly [name: string]: PythonValue }

// JSON leaves these as they are; Python and editors end a line at some of them.
const UNWRITTEN = /[\u007f-\u009f\u2028\u2029\ufeff]/g
const escaped = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`

function number(value: number): string {
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0.0' : String(value)
  return `float("${Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf'}")`
}

/** A value as Python writes it, in one line. Whatever a text says, it is a text. */
export function python(value: PythonValue): string {
  if (value === null) return 'None'
  if (typeof value === 'string') return JSON.stringify(value).replace(UNWRITTEN, escaped)
  if (typeof value === 'number') return number(value)
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'bigint') return String(value)
  if (Array.isArray(value)) return `[${value.map(python).join(', ')}]`
  return `{${Object.entries(value)
    .map(([name, each]) => `${python(name)}: ${python(each as PythonValue)}`)
    .join(', ')}}`
}
