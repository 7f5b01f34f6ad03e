import { type PythonValue, python } from '../../preparation/python'

/** A dictionary whose entries stand in this order, also where their names are numbers. */
export type Entries = ReadonlyMap<string, PythonValue>

/** Entries that are read in one line. */
const IN_ONE_LINE = 3

function dictionary(entries: Entries): string {
  const written = [...entries].map(([name, value]) => `${python(name)}: ${python(value)}`)
  if (written.length <= IN_ONE_LINE) return `{${written.join(', ')}}`
  return `{\n${written.map((entry) => `    ${entry},\n`).join('')}}`
}

/** What a notebook is told, by the names that its code has for it. */
export const literals = (values: Readonly<Record<string, PythonValue | Entries>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name} = ${value instanceof Map ? dictionary(value) : python(value as PythonValue)}`)
    .join('\n')
