import beside from './beside.py?raw'
import cells from './cells.py?raw'
import fitting from './fitting.py?raw'
import flagColumns from './flag_columns.py?raw'
import labels from './labels.py?raw'
import moments from './moments.py?raw'
import numbers from './numbers.py?raw'
import rawNames from './raw_names.py?raw'
import reading from './reading.py?raw'
import texts from './texts.py?raw'
import totals from './totals.py?raw'
import visits from './visits.py?raw'

/** Python that steps call, by what it is about. What one file calls of another stands in `calls`. */
const files = {
  beside,
  cells,
  fitting,
  flagColumns,
  labels,
  moments,
  numbers,
  rawNames,
  reading,
  texts,
  totals,
  visits,
}
export type PythonFile = keyof typeof files

const calls: Partial<Record<PythonFile, readonly PythonFile[]>> = {
  beside: ['texts'],
  moments: ['texts', 'numbers'],
  numbers: ['texts'],
  texts: ['labels'],

  fitting: ['texts', 'numbers'],
  flagColumns: ['texts'],
  rawNames: ['texts'],
  visits: ['texts'],
  reading: ['cells', 'texts', 'numbers'],
}

/** The text of files, with what they call, each once. */
export function pythonOf(wanted: Iterable<PythonFile>): string[] {
  const all = new Set<PythonFile>()
  const add = (name: PythonFile) => {
    for (const other of calls[name] ?? []) if (!all.has(other)) add(other)
    all.add(name)
  }
  for (const name of wanted) add(name)
  return [...all].map((name) => files[name])
}
