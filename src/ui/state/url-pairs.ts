import { linkFaults } from './sentences'

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json }
export type Pair = [path: string, value: string]

/** Text that would be read back as something else is quoted. */
function writeScalar(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return JSON.stringify(value)
  return readScalar(value) === value && value !== '[]' ? value : JSON.stringify(value)
}

function readScalar(text: string): Json {
  if (!/^(?:true|false|null|-?\d[\d.eE+-]*|".*")$/s.test(text)) return text
  try {
    return JSON.parse(text) as Json
  } catch (error) {
    if (error instanceof SyntaxError) return text
    throw error
  }
}

function writeKey(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('.', '~1').replaceAll('[', '~2')
}

function readKey(key: string): string {
  return key.replaceAll('~2', '[').replaceAll('~1', '.').replaceAll('~0', '~')
}

function isScalar(value: Json): value is string | number | boolean | null {
  return typeof value !== 'object' || value === null
}

/** A document as `path=value` lines. Lists of scalars repeat `path[]`, other lists count: `path[0].column`. */
export function toPairs(value: Json, path = ''): Pair[] {
  if (isScalar(value)) return [[path, writeScalar(value)]]
  if (Array.isArray(value)) {
    if (value.length === 0) return [[`${path}[]`, '[]']]
    if (value.every(isScalar)) return value.map((entry) => [`${path}[]`, writeScalar(entry)])
    return value.flatMap((entry, index) => toPairs(entry, `${path}[${index}]`))
  }
  return Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .flatMap(([key, entry]) => toPairs(entry, path === '' ? writeKey(key) : `${path}.${writeKey(key)}`))
}

type Container = Json[] | { [name: string]: Json }

/** `filters[0].column` as steps: `filters`, 0, `column`; `files[]` ends with null: append. */
function steps(path: string): (string | number | null)[] {
  return path.split('.').flatMap((part) => {
    const match = /^([^[]*)(?:\[(\d*)\])?$/.exec(part)
    if (!match) throw linkFaults.damagedAt({ path })
    const key = readKey(match[1] ?? '')
    if (match[2] === undefined) return [key]
    return [key, match[2] === '' ? null : Number(match[2])]
  })
}

function put(target: Container, step: string | number, value: Json): void {
  if (typeof step === 'number' && Array.isArray(target) && step > target.length) {
    throw linkFaults.listWithHoles()
  }
  Object.defineProperty(target, step, { value, writable: true, enumerable: true, configurable: true })
}

function child(target: Container, step: string | number, list: boolean, path: string): Container {
  const found = Object.hasOwn(target, step) ? (target as Record<string | number, Json>)[step] : undefined
  if (typeof found === 'object' && found !== null && Array.isArray(found) === list) return found
  if (found !== undefined) {
    throw linkFaults.saidTwice({ path })
  }
  const made: Container = list ? [] : {}
  put(target, step, made)
  return made
}

export function fromPairs(pairs: readonly Pair[]): { [name: string]: Json } {
  const root: { [name: string]: Json } = {}
  for (const [path, text] of pairs) {
    const all = steps(path)
    let at: Container = root
    for (let i = 0; i < all.length - 1; i++) at = child(at, all[i] ?? 0, typeof all[i + 1] !== 'string', path)
    const last = all.at(-1)
    if (last === null) {
      if (text !== '[]' && Array.isArray(at)) at.push(readScalar(text))
    } else if (last !== undefined) put(at, last, readScalar(text))
  }
  return root
}
