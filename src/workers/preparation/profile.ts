import { cancelledError } from '../../recipe/error'
import type { ColumnFigures, SourceProfile } from '../protocol/profile'
import { type BatchColumn, type Dictionary, NULL_CODE, type Source } from '../readers/batch'
import { deviationOf, meanOf, quantile, Values } from './column-values'
import { lenient } from './lenient'
import { findingsIn } from './profile-findings'

const MOST_ROWS = 1_000_000
/** A wide table has a column per item; a profile of each would say nothing. */
const MOST_COLUMNS = 60
const BINS = 16
const REACH = 1.5

/** What is kept of a column while its rows go by. */
interface Kept {
  name: string
  type: ColumnFigures['type']
  counts: number[]
  nulls: number
  values?: Values
  dictionary: Dictionary
}

const isNumber = (type: string) => type === 'integer' || type === 'number'
const isTime = (type: string) => type === 'date' || type === 'timestamp'

function parts(sorted: Float64Array): number[] {
  const bins = new Array<number>(BINS).fill(0)
  const [low, high] = [sorted[0]!, sorted.at(-1)!]
  const width = (high - low) / BINS
  for (const value of sorted) bins[width > 0 ? Math.min(BINS - 1, Math.floor((value - low) / width)) : 0]!++
  return bins
}

function skewOf(values: Float64Array): number {
  const [mean, deviation] = [meanOf(values), deviationOf(values)]
  if (deviation === 0 || values.length < 3) return 0
  return values.reduce((sum, value) => sum + ((value - mean) / deviation) ** 3, 0) / values.length
}

function ofValues(values: Float64Array, numbers: boolean): Partial<ColumnFigures> & { histogram: number[] } {
  const mean = meanOf(values)
  const skew = skewOf(values)
  const sorted = values.sort()
  const quartiles: [number, number, number] = [quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75)]
  const reach = REACH * (quartiles[2] - quartiles[0])
  const [low, high] = [quartiles[0] - reach, quartiles[2] + reach]
  return {
    min: sorted[0]!,
    max: sorted.at(-1)!,
    quartiles,
    histogram: parts(sorted),
    ...(numbers ? { mean, skew, outliers: sorted.filter((value) => value < low || value > high).length } : {}),
  }
}

function figuresOf({ name, type, counts, nulls, values }: Kept): ColumnFigures {
  const known = counts.filter((count) => count > 0)
  const taken = values?.taken()
  const most = known.toSorted((a, b) => b - a).slice(0, BINS)
  return {
    name,
    type,
    nulls,
    distinct: known.length,
    ...(taken && taken.length > 0 ? ofValues(taken, isNumber(type)) : { histogram: most }),
  }
}

/** Whether rows agree in all columns is told by two hashes of 32 bits each. */
function createRepeats() {
  const seen = new Set<number>()
  return (columns: readonly Uint32Array[], row: number): boolean => {
    let [one, other] = [0x811c9dc5, 0x1b873593]
    for (const codes of columns) {
      one = Math.imul(one ^ codes[row]!, 0x01000193)
      one ^= one >>> 15
      other = Math.imul(other ^ codes[row]!, 0x85ebca6b)
      other ^= other >>> 13
    }
    const mark = (one >>> 0) * 2 ** 21 + (other >>> 11)
    if (seen.has(mark)) return true
    seen.add(mark)
    return false
  }
}

/** All that a look at the rows says of a table: exactly of up to a million, of the first million of more. */
export async function profileOf(table: Source, signal: AbortSignal, mostRows = MOST_ROWS): Promise<SourceProfile> {
  const source = lenient(table)
  const columns = source.info.columns.filter(({ type }) => type !== 'list').slice(0, MOST_COLUMNS)
  const whole = columns.length === source.info.columns.length
  const valued = columns.filter(({ type }) => isNumber(type) || isTime(type))
  const stop = new AbortController()
  const reading = source.read(
    {
      columns: [
        ...columns.map(({ name }) => ({ name, as: 'key' as const })),
        ...valued.map(({ name, type }) => ({ name, as: isTime(type) ? ('time' as const) : ('number' as const) })),
      ],
      read: {},
      filters: [],
    },
    { signal: AbortSignal.any([signal, stop.signal]), onProgress: () => undefined },
  )
  const kept = columns.map(
    ({ name, type }, at): Kept => ({
      ...{ name, type, counts: [], nulls: 0, dictionary: reading.dictionaries[at]! },
      ...(valued.some((each) => each.name === name) ? { values: new Values() } : {}),
    }),
  )
  const isRepeat = createRepeats()
  let rows = 0
  let duplicates = 0
  for await (const batch of reading.batches) {
    if (signal.aborted) throw cancelledError()
    const count = Math.min(batch.rows, mostRows - rows)
    const codes = kept.map((_, at) => (batch.columns[at] as BatchColumn & { as: 'key' }).codes)
    for (const [at, column] of kept.entries()) {
      for (let row = 0; row < count; row++) {
        const code = codes[at]![row]!
        if (code === NULL_CODE) column.nulls++
        else column.counts[code] = (column.counts[code] ?? 0) + 1
      }
    }
    for (const [at, { name }] of valued.entries()) {
      const { values } = batch.columns[columns.length + at] as BatchColumn & { as: 'number' }
      const own = kept.find((column) => column.name === name)!.values!
      for (let row = 0; row < count; row++) if (Number.isFinite(values[row]!)) own.add(values[row]!)
    }
    if (whole) for (let row = 0; row < count; row++) if (isRepeat(codes, row)) duplicates++
    rows += count
    if (rows >= mostRows) break
  }
  stop.abort()
  const figures = kept.map(figuresOf)
  const labels = new Map(
    kept.map(({ name, dictionary, counts }) => [
      name,
      counts.flatMap((count, code) => (count ? [dictionary.label(code)] : [])),
    ]),
  )
  const profile = {
    rows,
    sampled: source.info.rowsExact ? rows < source.info.rows : rows >= mostRows,
    columns: figures,
    duplicates,
  }
  return { ...profile, findings: findingsIn(profile, (name) => labels.get(name) ?? [], source.info.read) }
}
