import type { JudgeColumns, JudgeParameters } from '../../analyses/judge/types'
import type { AnalysisParameters, Recipe } from '../../analyses/registry'
import type { requestFor as RequestFor, TableRequest } from '../../analyses/table-request'
import type { Engine } from '../../client/types'
import { told } from './proposed'
import type { Settings } from './settings'
import { findSettings, type Grid, type Trial, type Tried } from './trial'

/** Pairs of a customer and an item that settings are tried on: more make the choice little surer, and later. */
const MOST_PAIRS = { some: 60_000, many: 300_000 }
/** Rounds after which models of different settings have their order. */
const ROUNDS = 6

/** Trials under way and done, by what was tried: asked again they cost nothing. */
const trials = new Map<string, Promise<Trial | null>>()
const MOST_TRIALS = 10

/** Settings that did best on the customers at hand; undefined where none are wanted or too few can be asked. */
export async function propose(
  engine: Engine,
  { data, analysis }: Recipe,
  requestFor: typeof RequestFor,
): Promise<Settings | undefined> {
  const asked = ofTastes(analysis)
  const { source } = engine.getState()
  if (!asked || !source) return undefined
  const timed = data.roles.time !== undefined
  const request = requestFor(data, {
    shape: 'ratings',
    byGroup: false,
    timed,
    visits: {
      weigh: asked.weights ?? 'values',
      when: 'last',
      ...(timed && { apart: 'visit', earlier: true }),
    },
  })
  const key = JSON.stringify([source.id, request])
  const trial = trials.get(key) ?? start(engine, request, timed)
  trials.set(key, trial)
  for (const oldest of trials.keys()) if (trials.size > MOST_TRIALS) trials.delete(oldest)
  told.set({ trying: true })
  try {
    const found = await trial
    told.set({ found: found && { ...found, timed, sourceId: source.id } })
    return found
      ? { factors: found.best.factors, alpha: found.best.alpha, regularization: found.best.regularization }
      : undefined
  } catch (error) {
    trials.delete(key)
    throw error
  } finally {
    told.set({ trying: false })
  }
}

function ofTastes(asked: AnalysisParameters) {
  if (asked.kind !== 'recommend' || asked.model !== undefined) return undefined
  return (asked.method ?? 'als') === 'als' ? asked : undefined
}

function start(engine: Engine, request: TableRequest, timed: boolean): Promise<Trial | null> {
  const tryOut = async (grid: Grid, customers: keyof typeof MOST_PAIRS): Promise<Tried[]> => {
    const parameters: JudgeParameters = {
      ...grid,
      perGroup: false,
      hide: timed ? 'visit' : 'item',
      yardstick: 'hits',
      split: 'random',
      holdOut: timed ? 100 : 1,
      k: 10,
      iterations: ROUNDS,
      solver: 'cg',
      cgSteps: 3,
      seed: 42,
      neighbours: 1,
      methods: ['als'],
      seen: false,
      ridge: 1,
    }
    const { columns } = await engine.tryOut(request, MOST_PAIRS[customers], { kind: 'judge', parameters })
    return triedOf(columns as JudgeColumns)
  }
  return engine.load(request).then(({ health }) => findSettings(health.items, tryOut))
}

function triedOf({ rows, factors, alpha, regularization, hitRate, ndcg, customers }: JudgeColumns): Tried[] {
  const at = (values: Float64Array | Uint32Array, row: number) => values[row] as number
  return Array.from({ length: rows }, (_, row) => ({
    factors: at(factors, row),
    alpha: at(alpha, row),
    regularization: at(regularization, row),
    hits: Math.round(at(hitRate, row) * at(customers, row)),
    ndcg: at(ndcg, row),
    customers: at(customers, row),
  }))
}
