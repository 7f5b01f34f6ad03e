import { type Chance, chanceOf } from '../chance'
import { anySet, crossed, fitted, flipped, neighboursOf } from './children'
import { type Known, keyOf, knownBy } from './known'
import { better, type Member, type Placed, survivors } from './survival'
import { type Evaluate, GENETIC_DEFAULTS, type Generation, type GeneticOptions, type GeneticSearch } from './types'

/** Tries to make a child that is nobody yet, before any set will do. */
const TRIES = 8
/** Of the population, those that climb. */
const CLIMBERS = 0.1
/** By how much rates rise or fall with a generation, and how far: times what was asked. */
const FASTER = 1.15
const SLOWER = 0.9
const LEAST = 0.5
const MOST = 4

interface Rates {
  crossover: number
  mutation: number
  flip: number
}

/**
 * Sets of blocks that explain much with few: NSGA-II (Deb and others, 2002), begun with sets that are known to be good. The
 * same for a seed, whoever evaluates.
 */
export async function searchGenetic(
  evaluate: Evaluate,
  seeds: readonly (readonly number[])[],
  options: Partial<GeneticOptions> & Pick<GeneticOptions, 'blocks' | 'maxSize'>,
  onGeneration: (generation: Generation) => void = () => undefined,
): Promise<GeneticSearch> {
  const asked = { ...GENETIC_DEFAULTS, ...options, maxSize: Math.min(options.maxSize, options.blocks) }
  const { blocks, maxSize, generations } = asked
  const known = knownBy(evaluate, asked)
  if (blocks === 0) return { best: [], evaluated: 0, exact: false, front: [], generations: 0 }
  const chance = chanceOf(asked.seed)
  // Of each size one is always alive.
  const population = Math.max(asked.population, 2 * maxSize)
  let alive = survivors(await known.look(firstSets(seeds, population, asked, chance)), population)
  let still = 0
  let generation = 0
  let times = 1
  tell()
  while (generation < generations && (asked.patience === 0 || still < asked.patience)) {
    const before = frontKey(alive)
    const children = await known.look(childrenOf(alive, population, asked, ratesOf(asked, times), chance))
    if (asked.local) children.push(...(await climb(alive, population, blocks, known)))
    alive = survivors(distinct([...alive, ...children]), population)
    generation++
    const stands = frontKey(alive) === before
    still = stands ? still + 1 : 0
    if (asked.adaptive) times = Math.min(MOST, Math.max(LEAST, times * (stands ? FASTER : SLOWER)))
    tell()
  }
  function tell() {
    const living = Array.from({ length: maxSize }, () => 0)
    for (const { blocks: set, r2 } of alive) {
      living[set.length - 1] = Math.max(living[set.length - 1] as number, r2)
    }
    const best = known.best.map((list) => list[0]?.r2 ?? 0)
    onGeneration({ generation, of: generations, best, alive: living, evaluated: known.count() })
  }
  const front = alive
    .filter((member) => member.front === 0)
    .map(({ blocks: set, r2, coverage }) => ({ blocks: set, r2, coverage }))
    .sort((a, b) => a.blocks.length - b.blocks.length || b.r2 - a.r2)
  return { best: known.best, evaluated: known.count(), exact: false, front, generations: generation }
}

function ratesOf({ crossover, mutation, flip, blocks }: GeneticOptions, times: number): Rates {
  return {
    crossover: Math.min(1, crossover * Math.max(1, times)),
    mutation: Math.min(1, mutation * times),
    flip: Math.min(0.5, (flip ?? 1 / blocks) * Math.max(1, times)),
  }
}

function firstSets(
  seeds: readonly (readonly number[])[],
  population: number,
  { blocks, maxSize }: GeneticOptions,
  chance: Chance,
): (readonly number[])[] {
  const sets = new Map<string, readonly number[]>()
  const add = (set: readonly number[]) => sets.set(keyOf(set), set)
  for (const seed of seeds) if (seed.length > 0 && seed.length <= maxSize) add(seed.toSorted((a, b) => a - b))
  for (let tries = 0; sets.size < population && tries < TRIES * population; tries++)
    add(anySet(blocks, maxSize, chance))
  return [...sets.values()]
}

/** As many as there are parents, none of whom is alive yet. */
function childrenOf(
  alive: readonly Placed[],
  population: number,
  { blocks, maxSize }: GeneticOptions,
  rates: Rates,
  chance: Chance,
): (readonly number[])[] {
  const taken = new Set(alive.map((member) => keyOf(member.blocks)))
  const children: (readonly number[])[] = []
  const add = (set: readonly number[]) => {
    const child = fitted(set, blocks, maxSize, chance)
    const key = keyOf(child)
    if (taken.has(key) || children.length === population) return
    taken.add(key)
    children.push(child)
  }
  for (let tries = 0; children.length < population && tries < TRIES * population; tries++) {
    const [a, b] = [parent(alive, chance), parent(alive, chance)]
    const pair = chance.share() < rates.crossover ? crossed(a, b, blocks, chance) : [a, b]
    for (const child of pair) add(chance.share() < rates.mutation ? flipped(child, blocks, rates.flip, chance) : child)
  }
  for (let tries = 0; children.length < population && tries < TRIES * population; tries++) {
    add(anySet(blocks, maxSize, chance))
  }
  return children
}

/** The better one of two. */
function parent(alive: readonly Placed[], chance: Chance): readonly number[] {
  const a = alive[chance.below(alive.length)] as Placed
  const b = alive[chance.below(alive.length)] as Placed
  return better(b, a) ? b.blocks : a.blocks
}

/** The best neighbours of those that are best. */
async function climb(alive: readonly Placed[], population: number, blocks: number, known: Known): Promise<Member[]> {
  const climbers = alive.slice(0, Math.ceil(CLIMBERS * population))
  const neighbours = climbers.map((member) => neighboursOf(member.blocks, blocks))
  const looked = await known.look(neighbours.flat())
  let at = 0
  return neighbours.flatMap((own) => {
    const judged = looked.slice(at, at + own.length)
    at += own.length
    if (judged.length === 0) return []
    return [judged.reduce((best, member) => (member.r2 > best.r2 ? member : best))]
  })
}

function distinct(members: readonly Member[]): Member[] {
  return [...new Map(members.map((member) => [keyOf(member.blocks), member])).values()]
}

/** What the front looks like, whoever is in it. */
function frontKey(alive: readonly Placed[]): string {
  return alive
    .filter(({ front }) => front === 0)
    .map(({ blocks, r2, coverage }) => `${blocks.length} ${r2} ${coverage}`)
    .sort()
    .join()
}
