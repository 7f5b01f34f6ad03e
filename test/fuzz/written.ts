/** Cases as text: JSON, in which bytes and what JSON cannot hold have names. */

const BYTES = '$base64'
const NUMBER = '$number'
const NOTHING = '$nothing'

function plain(value: unknown): unknown {
  if (value === undefined) return { [NOTHING]: true }
  if (value instanceof Uint8Array) return { [BYTES]: Buffer.from(value).toString('base64') }
  if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) {
    return { [NUMBER]: Object.is(value, -0) ? '-0' : String(value) }
  }
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return ownEntries(value, plain)
}

function made(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(made)
  if (typeof value !== 'object' || value === null) return value
  const { [BYTES]: bytes, [NUMBER]: number } = value as Record<string, unknown>
  if (typeof bytes === 'string') return new Uint8Array(Buffer.from(bytes, 'base64'))
  if (typeof number === 'string') return Number(number)
  return NOTHING in value ? undefined : ownEntries(value, made)
}

/** Names like `__proto__` stay names. */
function ownEntries(value: object, each: (part: unknown) => unknown): object {
  const copy = {}
  for (const [name, part] of Object.entries(value)) {
    Object.defineProperty(copy, name, { value: each(part), writable: true, enumerable: true, configurable: true })
  }
  return copy
}

export const write = (input: unknown): string => JSON.stringify(plain(input), null, 2)
export const read = (text: string): unknown => made(JSON.parse(text))
