import { isTrained } from '../../../src/analyses/recommend/definition'
import { parseRecipe } from '../../../src/analyses/registry'
import { damaged } from '../damage'
import { createBench } from '../house/bench'
import { fileOf } from '../house/open'
import { tableOf, writeArrow } from '../make/arrow'
import { makeLines } from '../make/lines'
import { createRandom, type Random } from '../random'
import { mustEqual, mustRead, type Target, Wrong } from '../target'

interface Model {
  bytes: Uint8Array<ArrayBuffer>
  factors: number
}

const ROLES = { customer: 'customer', item: 'item', value: 'units' }

async function makeModel(random: Random): Promise<Model> {
  const lines = makeLines(random, { tame: true, lines: [6, 40] })
  const factors = random.between(1, 5)
  const roles = random.chance(0.5) ? { ...ROLES, group: 'store' } : ROLES
  const analysis = { kind: 'recommend', factors, iterations: 1, perGroup: random.chance(0.5) }
  const { api, run } = await createBench()
  const { id } = await api.inspect([fileOf(writeArrow(tableOf(random, lines), 'file'))], undefined, 'open')
  await run(id, parseRecipe({ recipe: 1, data: { roles }, analysis }), 'job')
  const { bytes } = await api.ask('recommend', 'save', 'job', [], 'save')
  return { bytes: new Uint8Array(bytes), factors }
}

const few = new Map<number, Promise<Model>>()

/** One of a few: what is tried is what becomes of it. */
function someModel(random: Random): Promise<Model> {
  const seed = random.between(1, 12)
  const made = few.get(seed) ?? makeModel(createRandom(seed))
  few.set(seed, made)
  return made
}

/** Opens a model and recommends with it; undefined where it is a table like any other. */
async function opened(bytes: Uint8Array<ArrayBuffer>): Promise<number | undefined> {
  const { api, run, rows } = await createBench()
  const { id, asset } = await api.inspect([fileOf(bytes)], undefined, 'open')
  if (!isTrained(asset)) return undefined
  const { customer, item, group } = asset.columns
  const data = { roles: { customer, item, ...(group === undefined ? {} : { group }) } }
  await run(id, parseRecipe({ recipe: 1, data, analysis: { kind: 'recommend', model: asset.id } }), 'job')
  await rows('job')
  await api.ask('recommend', 'models', 'job', [], 'models')
  return asset.parameters.factors
}

export const model: Target<Model> = {
  name: 'model',
  make: makeModel,
  check: ({ bytes, factors }) =>
    mustRead(async () => {
      const got = await opened(bytes)
      if (got === undefined) throw new Wrong('a model that is none')
      mustEqual('factors', got, factors)
      return 'read'
    }),
}

export const modelDamaged: Target<Pick<Model, 'bytes'>> = {
  name: 'model-damaged',
  async make(random) {
    const { bytes } = await someModel(random)
    return { bytes: damaged(random, bytes) }
  },
  check: async ({ bytes }) => ((await opened(bytes)) === undefined ? 'a table' : 'read'),
}
