import type { FeaturesWant } from '../../../analyses/shapes/features'
import type { WhyLeftOut } from '../../../analyses/table-columns'
import type { ColumnProfile, SourceInfo } from '../../protocol/files'
import type { ColumnRequest } from '../../readers/batch'
import { featureFaults } from './sentences'

/** A column of the file, and where it stands among those that are read. */
export interface PlannedColumn {
  profile: ColumnProfile
  as: 'number' | 'time' | 'key'
  place: number
  /** Somebody named it. */
  asked: boolean
}

export interface FeaturesPlan {
  columns: ColumnRequest[]
  features: PlannedColumn[]
  target: PlannedColumn
  unit: number | null
  strata: number | null
  leftOut: { name: string; why: WhyLeftOut }[]
}

const isNumber = ({ type }: ColumnProfile) => type === 'integer' || type === 'number'
const isTime = ({ type }: ColumnProfile) => type === 'date' || type === 'timestamp'

export function planFeatures(info: SourceInfo, want: FeaturesWant): FeaturesPlan {
  const profiles = new Map(info.columns.map((profile) => [profile.name, profile]))
  const find = (name: string) => {
    const profile = profiles.get(name)
    if (profile) return profile
    throw featureFaults.columnMissing({ column: name, columns: [...profiles.keys()] })
  }
  const columns: ColumnRequest[] = []
  const add = (profile: ColumnProfile, as: PlannedColumn['as'], asked: boolean): PlannedColumn => ({
    profile,
    as,
    place: columns.push({ name: profile.name, as }) - 1,
    asked,
  })
  const { target: named, unit, strata, include, exclude, targetKind } = want
  if (named === '') throw featureFaults.targetMissing()
  const profile = find(named)
  if (profile.type === 'list') throw featureFaults.targetIsList({ column: named })
  const asNumber = targetKind === 'auto' || targetKind === 'number'
  const target = add(
    profile,
    asNumber && isNumber(profile) ? 'number' : asNumber && isTime(profile) ? 'time' : 'key',
    true,
  )
  const key = (name: string | null) => (name === null ? null : add(find(name), 'key', true).place)
  const unitPlace = key(unit)
  const strataPlace = key(strata)
  const features: PlannedColumn[] = []
  const leftOut: FeaturesPlan['leftOut'] = []
  const considered = include ? [...new Set(include)].map(find) : info.columns
  for (const column of considered) {
    const { name, type } = column
    if (name === named) continue
    const out: WhyLeftOut | undefined =
      name === unit ? 'unit' : exclude.includes(name) ? 'excluded' : type === 'list' ? 'list' : undefined
    if (out) leftOut.push({ name, why: out })
    else features.push(add(column, isNumber(column) ? 'number' : isTime(column) ? 'time' : 'key', include !== null))
  }
  return { columns, features, target, unit: unitPlace, strata: strataPlace, leftOut }
}
