import { JUDGED } from '../../analyses/judge/definition'
import type { ResultRow } from '../../workers/protocol/result'

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

/** What the largest of each measure reads, to mark it; null where all read the same. */
export function bestOf(
  ways: readonly Way[],
  write: (name: Measure, value: number) => string,
): Record<Measure, string | null> {
  const best = MEASURES.map((name) => {
    const values = ways.map(({ measures }) => measures[name])
    // Of lists without items nothing is new or known.
    const text = write(name, Math.max(...values.filter(Number.isFinite)))
    return [name, values.every((value) => write(name, value) === text) ? null : text]
  })
  return Object.fromEntries(best) as Record<Measure, string | null>
}
