import { historiesOf, reordered } from '../factors/holdings'
import { layModel, type Model } from '../factors/model'
import { oneOfAKind } from '../factors/one-of-a-kind'
import { rank } from '../factors/ranking'
import { findTop } from '../factors/top'
import { type Stretch, train } from '../factors/train'
import type { ModelParameters } from '../factors/types'
import type { KernelContext, KernelInput } from '../kernel-context'
import type { ListOf } from './measures'
import type { Setting } from './settings'
import { judgedFlags, type Shelf } from './shelf'
import type { JudgeParameters } from './types'

/** What a model recommends that is trained as for any other run. */
export async function learnedLists(
  kernel: KernelContext,
  training: KernelInput,
  shelf: Shelf,
  { iterations, solver, cgSteps, seed, k, seen }: JudgeParameters,
  setting: Setting,
  stretch: Stretch,
): Promise<ListOf> {
  const parameters: ModelParameters = { ...setting, iterations, solver, cgSteps, seed }
  // Every model would begin these steps anew; how far training is in all of them says more.
  const quiet: KernelContext = { ...kernel, parallel: (phase) => kernel.parallel({ ...phase, silent: true }) }
  const model = await layModel(quiet, training, shelf.plan, parameters)
  await train(quiet, model, parameters, stretch)
  return bestLists(quiet, training, shelf, model, { k, seen })
}

/** A ranking wants little of it whatever the data. */
export const RANKING_REGULARIZATION = 0.01

/** The same of a model that puts items in order. */
export async function rankedLists(
  kernel: KernelContext,
  training: KernelInput,
  shelf: Shelf,
  { iterations, solver, cgSteps, seed, k, seen }: JudgeParameters,
  factors: number,
  stretch: Stretch,
): Promise<ListOf> {
  const regularization = RANKING_REGULARIZATION
  const quiet: KernelContext = { ...kernel, parallel: (phase) => kernel.parallel({ ...phase, silent: true }) }
  const model = await layModel(quiet, training, shelf.plan, {
    factors,
    regularization,
    alpha: 1,
    iterations,
    solver,
    cgSteps,
    seed,
  })
  const held = reordered(historiesOf(kernel, training, shelf.plan, model.itemIds), model.byLabel)
  await rank(quiet, model, held, { factors, regularization, iterations, seed }, stretch)
  return bestLists(quiet, training, shelf, model, { k, seen })
}

/** What a model recommends. Lists are worked out for customers that are known: only those that are judged are looked at. */
async function bestLists(
  kernel: KernelContext,
  training: KernelInput,
  shelf: Shelf,
  model: Model,
  { k, seen }: Pick<JudgeParameters, 'k' | 'seen'>,
): Promise<ListOf> {
  const { offsets, items } = await oneOfAKind(
    (wanted) => {
      kernel.u8(model.known, model.customers.rows).set(wanted.wanted)
      return findTop(kernel, training, model, wanted)
    },
    { k, excludeSeen: !seen, wanted: judgedFlags(shelf) },
    shelf.kinds,
  )
  return (row) => items.subarray(offsets[row], offsets[row + 1])
}
