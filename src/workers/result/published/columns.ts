import { partsOf } from '../../../analyses/by-kind'
import type { Part } from '../../../analyses/published/parts'
import type { RunColumns } from '../../../analyses/tasks'

type Numbers = ArrayLike<number> & ArrayBufferView

const isNumbers = (value: unknown): value is Numbers => ArrayBuffer.isView(value) && !(value instanceof DataView)

function written(part: Part, value: unknown): unknown {
  if (part === 'number' && typeof value === 'number') return value
  if (part === 'named numbers' && typeof value === 'object' && value !== null && !isNumbers(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, written('numbers', each)]))
  }
  if (part === 'stays' && isNumbers(value)) return new (value.constructor as Float32ArrayConstructor)(0)
  if (typeof part === 'string' && isNumbers(value)) return value
  if (Array.isArray(part) && part.includes(value as string)) return value
  throw new TypeError('a part of a result is not what it was said to be')
}

/** Result columns with all that may be written and nothing else; and which items and groups they speak of. */
export function publishedColumns<Columns extends RunColumns>(
  columns: Columns,
): { columns: Columns; items: Set<number>; groups: Set<number> } {
  const { kind } = columns
  const shape = Object.entries(partsOf(kind))
  const of = columns as unknown as Readonly<Record<string, unknown>>
  const there = shape.filter(([name]) => of[name] !== undefined)
  const named = (wanted: Part) =>
    new Set(there.flatMap(([name, part]) => (part === wanted ? Array.from(of[name] as Numbers) : [])))
  return {
    columns: Object.fromEntries(
      there.map(([name, part]) => [name, part === 'kind' ? kind : written(part, of[name])]),
    ) as unknown as Columns,
    items: named('items'),
    groups: named('groups'),
  }
}
