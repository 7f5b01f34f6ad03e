import { JUDGED } from '../../analyses/kernel-types'
import type { ResultRow } from '../../workers/protocol'

export type Method = (typeof JUDGED)[number]

export const MEASURES = ['hit_rate', 'ndcg', 'map', 'recall', 'coverage', 'novelty'] as const
export type Measure = (typeof MEASURES)[number]

/** What a model was made with. */
export interface Settings {
  factors: number
  alpha: number
  regularization: number
}

/** A way to recommend, and how well it did. */
export interface Way {
  /** Place in the order of the result: 0 is the best. */
  index: number
  method: Method
  /** Null for those that learn nothing. */
  settings: Settings | null
  measures: Record<Measure, number>
  low: number
  high: number
  customers: number
}

export function wayOf({ index, cells }: ResultRow): Way {
  const number = (name: string) => Number(cells[name] ?? Number.NaN)
  const method = JUDGED.find((each) => each === cells['method']) ?? 'als'
  return {
    index,
    method,
    settings:
      method === 'als'
        ? { factors: number('factors'), alpha: number('alpha'), regularization: number('regularization') }
        : null,
    measures: {
      hit_rate: number('hit_rate'),
      ndcg: number('ndcg'),
      map: number('map'),
      recall: number('recall'),
      coverage: number('coverage'),
      novelty: number('novelty'),
    },
    low: number('hit_rate_low'),
    high: number('hit_rate_high'),
    customers: number('customers'),
  }
}

/** The largest of each measure, to mark it. */
export function bestOf(ways: readonly Way[]): Record<Measure, number> {
  const best = MEASURES.map((name) => [name, Math.max(...ways.map(({ measures }) => measures[name]))])
  return Object.fromEntries(best) as Record<Measure, number>
}
