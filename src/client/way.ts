import type { Sentence } from '../recipe/sentence'
import type { TakenWay, Way } from '../workers/protocol/jobs'
import type { MemoryEstimate } from '../workers/protocol/table'
import { wayReasons } from './sentences'
import type { Platform } from './types'

/** Below this it is over before others were told to begin. */
const SHORT_MS = 5
/** Nobody keeps a tab open that long. */
const LONG_MS = 60 * 60_000

/** What is known of a run before it is one. */
export interface WayFacts {
  platform: Pick<Platform, 'isolated' | 'threads'>
  memory?: Pick<MemoryEstimate, 'tableBytes' | 'kernelBytes' | 'limitBytes' | 'fits'> | undefined
  /** About how long its kernels take, all threads at work. */
  ms?: number | undefined
}

/** How a run is to be done, what it will take, and why. */
export interface WayPlan {
  /** `spark`: it does not belong into a tab. */
  way: Way | 'spark'
  why: Sentence
  threads: number
  /** In memory at its end; undefined where nobody can tell. */
  bytes?: number
  /** What somebody may choose instead. */
  offered: readonly Way[]
  /** Somebody has. */
  chosen?: true
}

/** What is done where nothing is known. */
export function usualWay({ isolated, threads }: WayFacts['platform']): Way {
  if (threads === 1) return 'one'
  return isolated ? 'all' : 'plain'
}

const SENSIBLE: Readonly<Record<Way, (platform: WayFacts['platform']) => boolean>> = {
  one: () => true,
  all: ({ isolated, threads }) => isolated && threads > 1,
  plain: ({ threads }) => threads > 1,
}

/** Of plain memories each thread has its own, with a copy of the lines. */
export function bytesOfWay(way: Way, { platform, memory }: WayFacts): number | undefined {
  if (!memory) return undefined
  return memory.tableBytes + memory.kernelBytes * (way === 'plain' ? platform.threads : 1)
}

function found(facts: WayFacts): { way: WayPlan['way']; why: Sentence } {
  const { platform, memory, ms } = facts
  const { threads } = platform
  if (memory && !memory.fits) {
    return {
      way: 'spark',
      why: wayReasons.tooLarge({ needed: memory.tableBytes + memory.kernelBytes, limit: memory.limitBytes }),
    }
  }
  if (ms !== undefined && ms > LONG_MS) return { way: 'spark', why: wayReasons.tooLong({ hours: ms / LONG_MS }) }
  const way = usualWay(platform)
  if (way === 'one') return { way, why: wayReasons.oneCore() }
  if (ms !== undefined && ms < SHORT_MS) return { way: 'one', why: wayReasons.short() }
  if (way === 'all') return { way, why: wayReasons.shared({ threads }) }
  const needed = bytesOfWay('plain', facts)
  if (memory && needed !== undefined && needed > memory.limitBytes) return { way: 'one', why: wayReasons.noRoom() }
  return { way, why: wayReasons.notIsolated({ threads }) }
}

/** Which way a run takes: by what the page allows, what its lines need and how long it will be, or as somebody wishes. */
export function chooseWay(facts: WayFacts, wish?: Way): WayPlan {
  const { platform } = facts
  const ways = (Object.keys(SENSIBLE) as Way[]).filter((way) => SENSIBLE[way](platform))
  const own =
    wish !== undefined && ways.includes(wish) ? { way: wish, why: wayReasons.chosen(), chosen: true as const } : null
  const taken = own ?? found(facts)
  const bytes = bytesOfWay(taken.way === 'spark' ? usualWay(platform) : taken.way, facts)
  return {
    ...taken,
    threads: taken.way === 'one' ? 1 : platform.threads,
    ...(bytes !== undefined && { bytes }),
    offered: ways,
  }
}

/** What a job is told of it; undefined where it is to run nowhere here. */
export function takenWay(
  { way, why, chosen }: WayPlan,
  { memory, ms }: Pick<WayFacts, 'memory' | 'ms'>,
): TakenWay | undefined {
  if (way === 'spark') return undefined
  const beyond = chosen && ((memory && !memory.fits) || (ms ?? 0) > LONG_MS)
  return { way, why, ...(beyond && { anyway: true as const }) }
}
