import type { Store } from '../../../client/store'

/** All results together may take so much of what the browser gives, and never more than this. */
const BUDGET_SHARE = 0.5
const MOST_BYTES = 4 * 2 ** 30

/** Which results would go: the oldest, until the rest fits. Never a source, a question or a mark. */
export interface Clearing {
  results: number
  bytes: number
  /** When the oldest of them was kept. */
  oldest: number
  keys: readonly (readonly [id: string, keys: readonly string[]])[]
}

export interface KeptResult {
  id: string
  key: string
  bytes: number
  time: number
}

/** The oldest results beyond a budget; null where all fit. */
export function beyond(results: readonly KeptResult[], budget: number): Clearing | null {
  let left = results.reduce((sum, { bytes }) => sum + bytes, 0)
  const going: KeptResult[] = []
  for (const each of [...results].sort((a, b) => a.time - b.time)) {
    if (left <= budget) break
    left -= each.bytes
    going.push(each)
  }
  const [oldest] = going
  if (!oldest) return null
  return {
    results: going.length,
    bytes: going.reduce((sum, { bytes }) => sum + bytes, 0),
    oldest: oldest.time,
    keys: [...new Set(going.map(({ id }) => id))].map((id) => [
      id,
      going.flatMap((each) => (each.id === id ? [each.key] : [])),
    ]),
  }
}

interface Kept {
  results: KeptResult[]
  used: number
  free: number
}

async function keptResults(store: Store): Promise<Kept> {
  const all = await store.list()
  const mine = all.filter(({ removed, newer }) => !removed && !newer)
  const entries = await Promise.all(
    mine.map(async ({ id }) => (await store.entries(id)).map((each) => ({ id, ...each }))),
  )
  const results = entries.flat().filter(({ key }) => key.startsWith('result/'))
  const { used, free } = await store.space()
  return { results, used, free }
}

const budgetOf = ({ used, free }: Kept) => Math.min(MOST_BYTES, (used + free) * BUDGET_SHARE)

/**
 * What clearing to the budget would take; where the disk is nearly full, half of all results. That it is full shows when
 * something could not be kept (`isFull`): of what is free browsers tell little, Chromium says 10 GB more than is used.
 */
export async function clearing(store: Store, isFull: boolean): Promise<Clearing | null> {
  const all = await keptResults(store)
  const { results, used, free } = all
  const kept = results.reduce((sum, { bytes }) => sum + bytes, 0)
  const tight = isFull || free < (used + free) / 20
  return beyond(results, tight ? kept / 2 : budgetOf(all))
}

export async function clearOldest(store: Store, { keys }: Clearing): Promise<void> {
  for (const [id, of] of keys) await store.drop(id, of)
}

/** Beyond the budget the oldest results go by themselves, but for those that another tab writes beside. Says what went. */
export async function clearBeyond(store: Store): Promise<Clearing | null> {
  const all = await keptResults(store)
  const plan = beyond(all.results, budgetOf(all))
  if (!plan) return null
  const gone = new Set<string>()
  for (const [id, keys] of plan.keys) {
    const cleared = await store.drop(id, keys).then(
      () => true,
      () => false,
    )
    if (cleared) for (const key of keys) gone.add(`${id} ${key}`)
  }
  const results = all.results.filter(({ id, key }) => gone.has(`${id} ${key}`))
  return beyond(results, 0)
}
