import type { FeatureColumn } from '../../table-columns'
import { NO_LEVEL } from '../matrix'

type Holds = (value: number) => boolean

/** Conditions on a column, by their items. */
export function testsOf({ kind, levels, firstLevel, cuts, firstCut }: FeatureColumn): { item: number; holds: Holds }[] {
  if (kind === 'class') {
    return Array.from({ length: levels + 1 }, (_, level) => ({
      item: firstLevel + level,
      holds: level === levels ? (value: number) => value === NO_LEVEL : (value: number) => value === level,
    }))
  }
  const tests: Holds[] = [
    ...cuts.map((cut) => (value: number) => value < cut),
    ...cuts.map((cut) => (value: number) => value >= cut),
    ...cuts.flatMap((from, i) => cuts.slice(i + 1).map((to) => (value: number) => value >= from && value < to)),
    (value) => Number.isNaN(value),
  ]
  return tests.map((holds, at) => ({ item: firstCut + at, holds }))
}
