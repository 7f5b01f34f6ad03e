import { type KeyForm, type KeySide, keyColumns } from '../../preparation/steps/join-says'
import type { Dictionary, Source } from '../readers/batch'
import { keyForm } from './key-form'
import { createTuples } from './tuples'
import { type DerivedColumn, readView } from './view'

/** A table with a column that says its key, of however many columns that is. */
export interface Keyed {
  source: Source
  column: string
  /** How labels of that column are still to be held against each other. */
  form: KeyForm
  /** The label of the key of which these are the parts, in the order of its columns; null where one is missing. */
  label(parts: readonly (string | null)[]): string | null
}

/** Different for different parts, whatever these hold. */
const joined = (parts: readonly string[]) => parts.map((part) => `${part.length}:${part}`).join('')

/** What a joined key was made of. */
export function partsOf(key: string): string[] {
  const parts: string[] = []
  for (let at = 0; at < key.length; ) {
    const colon = key.indexOf(':', at)
    const end = colon + 1 + Number(key.slice(at, colon))
    parts.push(key.slice(colon + 1, end))
    at = end
  }
  return parts
}

function combined(columns: readonly string[], formed: (label: string) => string): DerivedColumn {
  return {
    type: 'text',
    needs: columns.map((name) => ({ name, as: 'key' })),
    start(dictionaries) {
      const tuples = createTuples(columns.length)
      const parts = dictionaries as readonly Dictionary[]
      return {
        dictionary: {
          get size() {
            return tuples.size
          },
          label: (code) => joined(Array.from(tuples.members(code), (part, at) => formed(parts[at]!.label(part)))),
        },
        cells(read, rows) {
          const codes = read.map((column) => (column as { codes: Uint32Array }).codes)
          const found = new Uint32Array(rows)
          for (let row = 0; row < rows; row++) found[row] = tuples.code(codes, row)
          return found
        },
      }
    },
  }
}

/** A name that no column of a table has. */
function freeName({ info }: Source, wanted: string): string {
  const taken = new Set(info.columns.map(({ name }) => name))
  let name = wanted
  while (taken.has(name)) name += ' '
  return name
}

/** The columns of a key as one. A row that lacks one of them has no key, as in databases. */
export function keyed(source: Source, side: KeySide, form: KeyForm = 'exact'): Keyed {
  const columns = keyColumns(side)
  const [only] = columns
  if (columns.length === 1) return { source, column: only!, form, label: ([part = null]) => part }
  const formed = keyForm(form)
  const column = freeName(source, `key ${columns.join(' ')}`)
  const derived = new Map([[column, combined(columns, formed)]])
  const types = new Map([
    ...source.info.columns.map(({ name, type }) => [name, type] as const),
    [column, 'text'] as const,
  ])
  return {
    source: { ...source, read: readView(source, { derived, types }) },
    column,
    form: 'exact',
    label: (parts) => (parts.some((part) => part === null) ? null : joined((parts as string[]).map(formed))),
  }
}
