import { isSetFilter, readReference, type SetFilter } from '../../recipe/kept-set'
import {
  type Batch,
  type BatchColumn,
  type ColumnRequest,
  type Dictionary,
  NULL_CODE,
  type ReadRequest,
  type Source,
} from '../readers/batch'
import { keepRows } from '../readers/filter'
import type { KeptSets } from './kept-sets'
import { fewMembers, type Members } from './members'
import { peopleFaults } from './sentences'

/** Values of a column that says who is in a set: what the set is called, and all others. */
function valuesOf(reference: string): readonly [string, string] {
  const name = readReference(reference)?.name ?? reference
  return [name, name === 'the rest' ? 'all others' : 'the rest']
}

function answers(reference: string): Dictionary {
  const values = valuesOf(reference)
  return { size: values.length, label: (code) => values[code]! }
}

/** Whose lines are in a set: 1 yes, 2 no, 0 where nobody is named. */
type Judge = (batch: Batch) => Uint8Array

interface Asked {
  name: string
  column: string
  groupColumn: string | null
  members: Members
}

function byFilter({ column, value }: SetFilter, sets: KeptSets): Asked {
  if (Array.isArray(value)) return { name: column, column, groupColumn: null, members: fewMembers(value.map(String)) }
  const { told, members } = sets.find(String(value))
  return { name: readReference(value)?.name ?? told.id, column, groupColumn: told.groupColumn, members }
}

function byColumn(reference: string, sets: KeptSets): Asked {
  const { told, members } = sets.find(reference)
  return { ...told, name: readReference(reference)?.name ?? told.id, members }
}

const codesOf = (column: BatchColumn | undefined) => (column as BatchColumn & { as: 'key' }).codes

/** Every label is looked up once, however many lines have it: from then on its code answers. */
function verdicts(labels: Dictionary, members: ReadonlySet<string>): (code: number) => number {
  let known = new Uint8Array(0)
  return (code) => {
    if (code >= known.length) {
      const more = new Uint8Array(Math.max(labels.size, code + 1, 2 * known.length))
      more.set(known)
      known = more
    }
    if (known[code] === 0) known[code] = members.has(labels.label(code)) ? 1 : 2
    return known[code]!
  }
}

function judgeOf({ members }: Asked, [at, groupAt]: Places, dictionaries: readonly (Dictionary | undefined)[]): Judge {
  const labels = dictionaries[at]!
  const byGroup = new Map<number, (code: number) => number>()
  const verdictsIn = (group: number) => {
    const label = group === NULL_CODE || groupAt === null ? null : dictionaries[groupAt]!.label(group)
    const of = byGroup.get(group) ?? verdicts(labels, members.of(label))
    byGroup.set(group, of)
    return of
  }
  return ({ rows, columns }) => {
    const codes = codesOf(columns[at])
    const groups = groupAt === null ? null : codesOf(columns[groupAt])
    const judged = new Uint8Array(rows)
    let group = NULL_CODE
    let verdict = verdictsIn(group)
    for (let row = 0; row < rows; row++) {
      const code = codes[row]!
      if (code === NULL_CODE) continue
      if (groups !== null && groups[row] !== group) {
        group = groups[row]!
        verdict = verdictsIn(group)
      }
      judged[row] = verdict(code)
    }
    return judged
  }
}

/** Read as it is, or made of who is in a set. */
type Column = { below: number } | { reference: string; asked: Asked; places: Places }
type Places = readonly [at: number, groupAt: number | null]

/** Columns that are read beside those asked for, each once. */
function planOf({ info }: Source, request: ReadRequest, sets: KeptSets) {
  const below = request.columns.filter(({ name }) => !readReference(name))
  const place = (of: Asked, name: string): number => {
    if (!info.columns.some((column) => column.name === name)) {
      throw peopleFaults.columnMissing({ column: name, set: of.name, name: info.name })
    }
    const known = below.findIndex((column) => column.name === name && column.as === 'key')
    return known >= 0 ? known : below.push({ name, as: 'key' }) - 1
  }
  const places = (of: Asked): Places => [
    place(of, of.column),
    of.groupColumn === null ? null : place(of, of.groupColumn),
  ]
  let next = 0
  const columns = request.columns.map((column: ColumnRequest): Column => {
    if (!readReference(column.name)) return { below: next++ }
    const asked = byColumn(column.name, sets)
    return { reference: column.name, asked, places: places(asked) }
  })
  const conditions = request.filters.filter(isSetFilter).map((filter) => {
    const asked = byFilter(filter, sets)
    return { asked, places: places(asked), passes: filter.op === 'in set' ? 1 : 2 }
  })
  return { below, columns, conditions, filters: request.filters.filter((filter) => !isSetFilter(filter)) }
}

const hasSets = ({ columns, filters }: ReadRequest): boolean =>
  filters.some(isSetFilter) || columns.some(({ name }) => readReference(name) !== undefined)

/**
 * The same source, which knows sets: conditions on who is in one, and a column that says it. As with every condition,
 * lines that name nobody meet neither.
 */
export function withinSets(source: Source, sets: KeptSets): Source {
  return {
    ...source,
    read(request, options) {
      if (!hasSets(request)) return source.read(request, options)
      const { below, columns, conditions, filters } = planOf(source, request, sets)
      const reading = source.read({ ...request, columns: below, filters }, options)
      const { dictionaries } = reading
      const tests = conditions.map(({ asked, places, passes }) => ({
        judge: judgeOf(asked, places, dictionaries),
        passes,
      }))
      const made = columns.map((column) =>
        'asked' in column
          ? answered(judgeOf(column.asked, column.places, dictionaries))
          : (batch: Batch) => batch.columns[column.below]!,
      )
      const filtered = { count: 0 }

      async function* batches(): AsyncGenerator<Batch> {
        for await (const batch of reading.batches) {
          const kept = passing(batch)
          filtered.count += batch.rows - kept.rows
          yield { rows: kept.rows, columns: made.map((column) => column(kept)) }
        }
      }
      function passing(batch: Batch): Batch {
        if (tests.length === 0) return batch
        const keep = new Uint8Array(batch.rows).fill(1)
        for (const { judge, passes } of tests) {
          const judged = judge(batch)
          for (let row = 0; row < keep.length; row++) if (judged[row] !== passes) keep[row] = 0
        }
        return keepRows(batch, keep)
      }

      return {
        dictionaries: columns.map((column) =>
          'asked' in column ? answers(column.reference) : dictionaries[column.below],
        ),
        batches: batches(),
        unreadable: reading.unreadable,
        filtered: {
          get count() {
            return reading.filtered.count + filtered.count
          },
        },
      }
    },
  }
}

function answered(judge: Judge): (batch: Batch) => BatchColumn {
  return (batch) => {
    const judged = judge(batch)
    const codes = new Uint32Array(batch.rows)
    for (let row = 0; row < codes.length; row++) codes[row] = judged[row] === 0 ? NULL_CODE : judged[row]! - 1
    return { as: 'key', codes }
  }
}

/** The same with a column beside its own that says who is in a set, for whoever looks for it by name. */
export function withSetColumn(source: Source, reference: string): Source {
  const values = valuesOf(reference)
  const column = { name: reference, type: 'text' as const, examples: [...values], sampled: 0, nulls: 0 }
  const columns = [...source.info.columns, { ...column, distinct: values.length, repeats: 0 }]
  return { ...source, info: { ...source.info, columns } }
}
