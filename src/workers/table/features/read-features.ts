import type { FeaturesWant } from '../../../analyses/shapes/features'
import type { BasketColumns, FeatureColumn, TargetColumn, WhyLeftOut } from '../../../analyses/table-columns'
import type { TableRequest } from '../../../analyses/table-request'
import type { Arena } from '../../memory/arena'
import { NULL_CODE, type Source } from '../../readers/batch'
import type { BasketTable, ReadTableOptions } from '../basket-table'
import { healthOf } from '../health'
import { rankLabels } from '../labels'
import { createPause } from '../pause'
import { tableKey } from '../plan'
import { CollectedColumns } from './collect'
import { cutsOf } from './cuts'
import { againstClass, againstNumber } from './guards'
import { cutLabels, levelLabel, noLevelLabel, pairLabel } from './labels'
import { levelsOf } from './levels'
import { planFeatures } from './plan'
import { featureFaults } from './sentences'
import { targetOf } from './target'

/** A column that stays, with its values until they have their place. */
interface Kept {
  column: FeatureColumn
  values: Float64Array | Uint32Array
}

/** Reads lines as rows of features, drops those without a target, and leaves out columns that by their own values cannot explain. */
export async function readFeatures(
  source: Source,
  request: TableRequest,
  want: FeaturesWant,
  arena: Arena,
  { signal, onProgress }: ReadTableOptions,
): Promise<BasketTable> {
  const began = performance.now()
  const { data } = request
  const plan = planFeatures(source.info, want)
  const pause = createPause(signal)
  const from = new CollectedColumns(plan)
  const reading = source.read(
    { columns: plan.columns, read: data.read ?? {}, filters: data.filters ?? [] },
    { signal, onProgress: ({ done, total }) => onProgress('ingest', done, total, from.bytes()) },
  )
  for await (const batch of reading.batches) {
    from.add(batch)
    await pause()
  }
  const ingest = performance.now() - began
  onProgress('encode', 0, 1, from.bytes())

  const { rows } = from
  const target = targetOf(from, plan.target, reading.dictionaries[plan.target.place], want)
  const unitLabels = plan.unit === null ? undefined : reading.dictionaries[plan.unit]
  const units = plan.unit === null ? null : numbered(from.codes(plan.unit))
  const strata = plan.strata === null ? null : numbered(from.codes(plan.strata))
  // Where each unit has one row, rows stand for themselves.
  const unitCount = units && units.count < rows ? units.count : 0

  const names = source.info.columns.map(({ name }) => name)
  const itemOf = new Map(names.map((name, item) => [name, item]))
  const labels = [...names]
  const counts: number[] = names.map(() => 0)
  const addItems = (own: readonly string[], ofEach: readonly number[] = []) => {
    const first = labels.length
    labels.push(...own)
    counts.push(...own.map((_, at) => ofEach[at] ?? 0))
    return first
  }
  const kept: Kept[] = []
  const leftOut: { item: number; why: WhyLeftOut }[] = plan.leftOut.map(({ name, why }) => ({
    item: itemOf.get(name)!,
    why,
  }))
  const filled = new Uint32Array(rows)
  let [numberCount, codeCount] = [0, 0]
  for (const { profile, as, place, asked } of plan.features) {
    const { name } = profile
    const item = itemOf.get(name)!
    if (as === 'key') {
      const levels = levelsOf(from.codes(place), (code) => reading.dictionaries[place]!.label(code))
      counts[item] = levels.known
      const why = againstClass(levels, unitCount || rows)
      if (why && (!asked || why !== 'id')) leftOut.push({ item, why })
      else {
        const firstLevel = addItems(
          [...levels.labels.map((level) => levelLabel(name, level)), noLevelLabel(name)],
          levels.counts,
        )
        const column = {
          item,
          kind: 'class',
          at: codeCount++,
          levels: levels.labels.length,
          firstLevel,
          cuts: [],
          firstCut: 0,
          asked,
        } as const
        kept.push({ column, values: levels.codes })
        levels.codes.forEach((code, row) => {
          if (code !== NULL_CODE) filled[row]!++
        })
      }
    } else {
      const values = from.numbers(place)
      let known = 0
      for (const value of values) if (!Number.isNaN(value)) known++
      counts[item] = known
      const why = againstNumber(values, profile)
      if (why && (!asked || why !== 'id')) leftOut.push({ item, why })
      else {
        const cuts = cutsOf(values, as === 'time')
        const firstCut = addItems(cutLabels(name, cuts, as === 'time'))
        kept.push({
          column: { item, kind: 'number', at: numberCount++, levels: 0, firstLevel: 0, cuts, firstCut, asked },
          values,
        })
        values.forEach((value, row) => {
          if (!Number.isNaN(value)) filled[row]!++
        })
      }
    }
    await pause()
  }
  if (kept.length === 0) throw featureFaults.nothingExplains({ column: plan.target.profile.name })

  const { column: targetColumn, values: targetValues } = targetIn(target)
  const nameOf = ({ column }: Kept) => names[column.item]!
  const firstPair = want.products
    ? addItems(kept.flatMap((left, i) => kept.slice(i + 1).map((right) => pairLabel(nameOf(left), nameOf(right)))))
    : undefined
  const featureNumbers = arena.f64(rows * (numberCount + Number(target.kind === 'number')))
  const featureCodes = arena.u32(rows * (codeCount + Number(target.kind !== 'number')))
  for (const { column, values } of [...kept, { column: targetColumn, values: targetValues }]) {
    ;(values instanceof Float64Array ? featureNumbers : featureCodes).set(values, column.at * rows)
  }
  const offsets = arena.u32(rows + 1)
  const items = arena.u32(0)
  const groupStart = arena.u32(2)
  groupStart[1] = rows
  const groupBaskets = arena.u32(1)
  groupBaskets[0] = rows
  const placed = (numbers: Uint32Array) => {
    const own = arena.u32(rows)
    own.set(numbers)
    return own
  }
  const own = {
    featureNumbers,
    featureCodes,
    ...(units && unitCount > 0 && { featureUnits: placed(units.codes) }),
    ...(strata && { featureStrata: placed(strata.codes) }),
  }
  const labelRank = rankLabels(labels, arena.u32(labels.length))
  const input: BasketColumns = {
    memory: arena.memory,
    groupStart,
    groupBaskets,
    offsets,
    items,
    itemCount: labels.length,
    labelRank,
    groupRank: arena.u32(1),
    features: {
      columns: kept.map(({ column }) => column),
      target: targetColumn,
      leftOut,
      ...(firstPair !== undefined && { firstPair }),
      units: unitCount,
      ...(units && { unitHashes: units.first.map((code) => hashOfLabel(unitLabels!.label(code))) }),
      strata: strata?.count ?? 0,
    },
    ...own,
    top: arena.top,
  }
  const itemBaskets = Uint32Array.from(counts)
  const levelCounts = itemBaskets.map((count, item) => (item < names.length ? 0 : count))
  const health = healthOf({
    reading,
    seen: from.seen,
    valid: rows,
    nulls: [
      { role: 'item', column: want.target, rows: from.withoutTarget },
      { role: 'customer', column: want.unit ?? undefined, rows: from.withoutUnit },
    ],
    duplicates: 0,
    collisions: 0,
    cappedBaskets: 0,
    sizes: filledSizes(filled, kept.length),
    baskets: rows,
    itemBaskets: levelCounts,
    itemLabels: labels,
    groups: [],
    ignored: [],
  })
  onProgress('encode', 1, 1)

  function targetIn(read: typeof target): { column: TargetColumn; values: Float64Array | Uint32Array } {
    const item = itemOf.get(want.target)!
    if (read.kind === 'number') {
      return { column: { item, kind: 'number', at: numberCount, levels: 0, firstLevel: 0 }, values: read.values }
    }
    const of: number[] = read.labels.map(() => 0)
    for (const code of read.codes) of[code]!++
    const firstLevel = addItems(read.labels, of)
    return {
      column: { item, kind: read.kind, at: codeCount, levels: read.labels.length, firstLevel },
      values: read.codes,
    }
  }

  return {
    info: {
      key: tableKey(source.info, request),
      shape: want.shape,
      groupColumn: null,
      // Columns count, not their levels; that a level is in most rows is nothing to decide about.
      health: { ...health, items: kept.length, ubiquitous: [] },
      bytes:
        Object.values(own).reduce((sum, { byteLength }) => sum + byteLength, 0) +
        offsets.byteLength +
        itemBaskets.byteLength,
    },
    input,
    itemLabels: labels,
    groupLabels: [null],
    itemBaskets,
    rowTimes: null,
    clock: false,
    valueScale: null,
    basketLabel: (row) => String(row + 1),
    timings: { ingest, encode: performance.now() - began - ingest },
  }
}

/** Codes without gaps, in the order in which they first come, and what each was; where nothing stands is one as well. */
function numbered(codes: Uint32Array): { codes: Uint32Array; count: number; first: Uint32Array } {
  const numbers = new Map<number, number>()
  const own = codes.map((code) => {
    const known = numbers.get(code)
    if (known !== undefined) return known
    numbers.set(code, numbers.size)
    return numbers.size - 1
  })
  return { codes: own, count: numbers.size, first: Uint32Array.from(numbers.keys()) }
}

/** 32 bits of a label (FNV-1a of its code units). */
function hashOfLabel(label: string): number {
  let h = 0x811c_9dc5
  for (let i = 0; i < label.length; i++) {
    const unit = label.charCodeAt(i)
    h = Math.imul(h ^ (unit & 0xff), 0x0100_0193)
    h = Math.imul(h ^ (unit >>> 8), 0x0100_0193)
  }
  return h >>> 0
}

/** How many rows have a value in so many columns. */
function filledSizes(filled: Uint32Array, columns: number): Uint32Array {
  const sizes = new Uint32Array(columns + 1)
  for (const count of filled) sizes[count]!++
  return sizes
}
