import { JUDGED } from '../../analyses/judge/definition'
import type { WayName } from '../../analyses/parameters'
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
  /** Null where the method has none; of rankings `factors` and λ alone. */
  settings: Settings | null
  factors: number
  measures: Record<Measure, number>
  low: number
  high: number
  customers: number
  /** How likely the difference to the one with the most hits is chance; null beside that. */
  p: number | null
  /** Whether it cannot be told from that. */
  tied: boolean
}

/** What recommends that way. */
export const wayNameOf = (method: Method): WayName => (method === 'item-knn' ? 'similar' : method)

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
    factors: number('factors'),
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
    p: typeof cells['p_value'] === 'number' ? cells['p_value'] : null,
    tied: cells['tied'] === true,
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
