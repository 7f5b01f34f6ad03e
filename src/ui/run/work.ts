import type { WayName } from '../../analyses/parameters'
import type { AnalysisParameters } from '../../analyses/registry'
import type { Health } from '../../workers/protocol/table'

/** ns a step of training takes for each trait of each pair; of two threads, until the last runs here say more. */
const TRAINING_NS = 0.25
/** ns a line of a receipt takes where the best so many are sought. */
const BUNDLE_NS = 60
/** ns a step of ranking takes, and more for each trait; one step follows the other, whatever the threads. */
const RANKING_NS = 60
const RANKING_TRAIT_NS = 2
/** How often an iteration of ranking goes through all pairs, as in src/analyses/factors/ranking.ts. */
const RANKING_PASSES = 5
/** ns for each item, by each other, by each again, where all of them are weighed at once. */
const WEIGHING_NS = 0.1
/** More items are not weighed, as in src/analyses/factors/ease.ts. */
const MOST_WEIGHED = 4096
/** ns for each pair and each item that it speaks for. */
const LIKING_NS = 1.3

interface Asked {
  kind: string
  factors?: number | readonly number[]
  regularization?: number | readonly number[]
  alpha?: number | readonly number[]
  iterations?: number
  cgSteps?: number
  neighbours?: number
  /** Of a recommendation one way, of a judgement several. */
  method?: WayName
  methods?: readonly WayName[]
}

const several = (value: number | readonly number[] | undefined): readonly number[] => [value ?? []].flat()
const models = (value: number | readonly number[] | undefined) => Math.max(1, several(value).length)

/** About how many ns each way takes. */
const WORK: { readonly [Way in WayName]?: (asked: Required<Asked>, pairs: number, items: number) => number } = {
  als: ({ factors, regularization, alpha, iterations, cgSteps }, pairs) => {
    const traits = several(factors).reduce((sum, each) => sum + each, 0) * models(regularization) * models(alpha)
    return pairs * traits * iterations * (1 + cgSteps) * TRAINING_NS
  },
  bpr: ({ factors, iterations }, pairs) =>
    several(factors).reduce((sum, each) => sum + RANKING_NS + RANKING_TRAIT_NS * each, 0) *
    pairs *
    iterations *
    RANKING_PASSES,
  ease: (_, pairs, items) => (items > MOST_WEIGHED ? 0 : items ** 3 * WEIGHING_NS + pairs * items * LIKING_NS),
  similar: ({ neighbours }, pairs, items) => pairs * Math.min(neighbours, items) * LIKING_NS,
}

/** Those of a judgement that names none, as in src/analyses/judge/working.ts. */
const USUAL: readonly WayName[] = ['als', 'similar', 'popular']

const waysOf = ({ method, methods, factors }: Asked): readonly WayName[] =>
  methods ?? (Array.isArray(factors) ? USUAL : [method ?? 'als'])

/**
 * About how many ms a run takes whose time does not hang on how much is found: lines × traits × rounds where a model is
 * trained, and what the other ways take; lines where the best are sought. Undefined where it does.
 */
export function msOfWork(asked: AnalysisParameters, health: Pick<Health, 'validRows' | 'items'>): number | undefined {
  const { validRows, items } = health
  if ('top' in asked) return (validRows * BUNDLE_NS) / 1e6
  const given = asked as Asked
  if (given.factors === undefined || given.iterations === undefined) return undefined
  const whole = { cgSteps: 1, neighbours: 0, ...given } as Required<Asked>
  const ns = waysOf(given).reduce((sum, way) => sum + (WORK[way]?.(whole, validRows, items) ?? 0), 0)
  return ns > 0 ? ns / 1e6 : undefined
}

/** What runs that go at one pace have in common: one way to recommend takes other times than another. */
export const paceName = (asked: AnalysisParameters): string => {
  const ways = waysOf(asked as Asked)
  const told = 'factors' in asked && (ways.length > 1 || ways[0] !== 'als')
  return told ? `${asked.kind} ${ways.toSorted().join(' ')}` : asked.kind
}
