import type { Sentence } from '../../recipe/sentence'
import { MOST_ITEMS } from '../factors/ease'
import { inverse } from '../factors/rows'
import type { KernelContext, KernelInput, KernelRun } from '../kernel-context'
import { planGroups } from '../mining/plan'
import { type Judged, judgeColumns } from './columns'
import { learnedLists, RANKING_REGULARIZATION, rankedLists } from './learned'
import { emptyTally, type ListOf, type Tally, tallyLists } from './measures'
import { type People, peopleOf } from './people'
import { judgeReasons } from './sentences'
import { settingsOf } from './settings'
import { type Shelf, shelfOf } from './shelf'
import { simplerLists } from './simpler'
import { type HeldOut, splitHistories } from './split'
import type { JudgeColumns, JudgeParameters } from './types'

/** What every way to recommend is judged on. */
interface Trial {
  kernel: KernelContext
  training: KernelInput
  heldOut: HeldOut
  /** Of each group that has somebody to judge, or of all as one. */
  shelves: readonly Shelf[]
  people: People
  parameters: JudgeParameters
}

/** Keeps items from models and simpler ways to recommend, and looks who would have recommended them. */
export const runJudge: KernelRun<JudgeParameters, JudgeColumns> = async (kernel, input, parameters) => {
  const { training, heldOut } = await splitHistories(kernel, input, parameters)
  const shelves = kernel.timed('split', () => shelvesOf(kernel, training, heldOut, parameters))
  const asked = shelves.filter(({ judged }) => judged.length)
  const people = peopleOf(asked, parameters.households)
  const trial: Trial = { kernel, training, heldOut, parameters, shelves: asked, people }
  const ways = trial.shelves.length === 0 ? [] : await judgeAll(trial)
  const known = new Set(shelves.flatMap(({ itemIds }) => Array.from(itemIds))).size
  return {
    columns: judgeColumns(ways, known, parameters),
    report: {
      method: 'judgement',
      methodReason: reasonOf(parameters, shelves),
      limited: false,
      found: ways.length,
    },
  }
}

function shelvesOf(
  kernel: KernelContext,
  training: KernelInput,
  heldOut: HeldOut,
  { perGroup, kinds }: JudgeParameters,
) {
  const plans = planGroups(kernel, training, { perGroup, minCount: 1 })
  if (perGroup)
    plans.sort((a, b) => (training.groupRank[a.number] as number) - (training.groupRank[b.number] as number))
  const byLabel = inverse(training.labelRank)
  return plans.map((plan) => {
    kernel.checkCancelled()
    return shelfOf(kernel, training, plan, heldOut, byLabel, kinds)
  })
}

async function judgeAll(trial: Trial): Promise<Judged[]> {
  const { kernel, training, parameters, shelves } = trial
  const { methods, iterations, factors } = parameters
  const settings = methods.includes('als') ? settingsOf(parameters) : []
  const rankings = methods.includes('bpr') ? [...new Set(factors)] : []
  const total = (settings.length + rankings.length) * shelves.length * iterations
  const ways: Judged[] = []
  let before = 0
  for (const setting of settings) {
    const { factors: width, regularization, alpha } = setting
    const tally = await kernel.whole(`als ${width} ${regularization} ${alpha}`, () =>
      judgeOne(trial, (shelf, place) =>
        learnedLists(kernel, training, shelf, parameters, setting, { before: before + place * iterations, total }),
      ),
    )
    before += shelves.length * iterations
    ways.push({ method: 'als', ...setting, tally })
  }
  for (const width of rankings) {
    const tally = await kernel.whole(`bpr ${width}`, () =>
      judgeOne(trial, (shelf, place) =>
        rankedLists(kernel, training, shelf, parameters, width, { before: before + place * iterations, total }),
      ),
    )
    before += shelves.length * iterations
    ways.push({ method: 'bpr', factors: width, regularization: RANKING_REGULARIZATION, tally })
  }
  for (const method of methods) {
    if (method === 'als' || method === 'bpr') continue
    if (method === 'ease' && tooManyForEase(shelves)) continue
    const tally = await kernel.whole(method, () =>
      judgeOne(trial, (shelf) => simplerLists[method](kernel, training, shelf, parameters)),
    )
    ways.push({ method: method === 'similar' ? 'item-knn' : method, tally })
  }
  return ways
}

const mostItems = (shelves: readonly Shelf[]) =>
  shelves.reduce((most, { itemIds }) => Math.max(most, itemIds.length), 0)
const tooManyForEase = (shelves: readonly Shelf[]) => mostItems(shelves) > MOST_ITEMS

/** Judges one way over all groups; what it needs of memory is free again afterwards. */
async function judgeOne(
  { kernel, training, heldOut, shelves, people, parameters }: Trial,
  listsOf: (shelf: Shelf, place: number) => ListOf | Promise<ListOf>,
): Promise<Tally> {
  const tally = emptyTally(training.itemCount, people.count)
  for (const [place, shelf] of shelves.entries()) {
    const of = people.lists[place] as People['lists'][number]
    const mark = kernel.mark()
    const listOf = await listsOf(shelf, place)
    kernel.timed('measure', () => tallyLists(kernel, tally, shelf, of, heldOut, parameters.k, listOf))
    kernel.release(mark)
  }
  return tally
}

function reasonOf({ hide, split, holdOut, methods }: JudgeParameters, shelves: readonly Shelf[]): Sentence {
  if (methods.includes('ease') && tooManyForEase(shelves)) {
    return judgeReasons.withoutEase({ items: mostItems(shelves), most: MOST_ITEMS })
  }
  if (hide !== 'item') return judgeReasons[hide]({ items: holdOut })
  const newest = split === 'last'
  if (holdOut === 1) return newest ? judgeReasons.newest() : judgeReasons.random()
  return newest ? judgeReasons.severalNewest({ items: holdOut }) : judgeReasons.severalRandom({ items: holdOut })
}
