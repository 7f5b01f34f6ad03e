import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { StoreApi } from '../../src/workers/protocol/store'
import { random } from '../random'
import { KillableDisk, Killed } from './killable-disk'
import { contentOf, storeOver } from './store-over'

const bytes = (text: string) => new TextEncoder().encode(text)
const large = (letter: string) => bytes(letter.repeat(3000))

/** What somebody does in a day, one change after the other. */
const day: ((store: StoreApi) => Promise<unknown>)[] = [
  (store) => store.open('a', { name: 'Spring' }),
  // An import.
  (store) => store.commit('a', { put: { source: bytes('orders.csv'), 'copy/0': new Blob([large('s')]) } }),
  // A run.
  (store) => store.commit('a', { put: { 'job/1': bytes('rules'), 'result/1': large('r') } }),
  // A star.
  (store) => store.commit('a', { put: { stars: bytes('[3]') } }),
  (store) => store.rename('a', 'Summer'),
  (store) =>
    store.commit('a', { put: { stars: bytes('[3,5]'), 'job/2': bytes('again') }, drop: ['job/1', 'result/1'] }),
  (store) => store.commit('a', { put: { 'result/2': large('q') } }),
  (store) => store.duplicate('a', 'Copy'),
  (store) => store.close('a'),
  (store) => store.remove('a'),
  (store) => store.restore('a'),
  (store) => store.remove('a'),
  (store) => store.purge('a'),
]

/** Names that copies get are the same every time. */
const named = () => {
  let made = 0
  return { newId: () => `n${(made++).toString().padStart(3, '0')}` }
}

async function reopened(disk: KillableDisk) {
  let made = 0
  const store = storeOver(disk, { newId: () => `m${made++}`, now: () => 1_700_000_000_000 })
  await store.start(() => undefined)
  await store.tidy()
  return { content: await contentOf(store), image: disk.image() }
}

/** Every file that is there and no manifest names: there may be two slots, and one file for each entry. */
async function unnamed(disk: KillableDisk): Promise<string[]> {
  const store = storeOver(disk)
  await store.start(() => undefined)
  await store.tidy()
  const listed = await store.list()
  const counts = new Map<string, number>()
  for (const { id, removed } of listed) {
    if (removed) continue
    counts.set(id, (await store.open(id, {})).entries.length)
    await store.close(id)
  }
  return Object.entries(disk.image()).flatMap(([id, files]) => {
    const listedHere = listed.find((each) => each.id === id)
    if (!listedHere) return [`folder ${id}`]
    const kept = files.filter((file) => !file.startsWith('manifest-'))
    return listedHere.removed || kept.length === counts.get(id) ? [] : [`${id}: ${kept.join()}`]
  })
}

async function statesOf(): Promise<{ states: unknown[]; steps: number[] }> {
  const disk = new KillableDisk(() => 0.99)
  const store = storeOver(disk, named())
  await store.start(() => undefined)
  const states: unknown[] = [(await reopened(disk.afterCrash())).content]
  const steps: number[] = []
  for (const act of day) {
    await act(store)
    states.push((await reopened(disk.afterCrash())).content)
    steps.push(disk.steps)
  }
  return { states, steps }
}

describe('a page that is killed', () => {
  test('at any step leaves what was before, or what was to be, and no file that nothing names', async () => {
    const { states, steps } = await statesOf()
    const last = steps.at(-1)!
    expect(last).toBeGreaterThan(80)
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const chance = random(seed)
        for (let killAt = 0; killAt < last; killAt++) {
          const disk = new KillableDisk(chance)
          disk.killAt = killAt
          const store = storeOver(disk, named())
          await store.start(() => undefined)
          let done = 0
          try {
            for (const act of day) {
              await act(store)
              done++
            }
          } catch (error) {
            if (!(error instanceof Killed)) throw error
          }
          // What could not be cleared is no error: the kill may have been behind the last change of a step.
          const left = disk.afterCrash()
          const { content } = await reopened(left)
          expect([states[done], states[done + 1]], `killed at ${killAt}, in act ${done}`).toContainEqual(content)
          expect(await unnamed(left), `killed at ${killAt}`).toEqual([])
        }
      }),
      { numRuns: 4 },
    )
  })
})

describe('a disk that is full', () => {
  test('at any write says so and loses nothing; with room again all goes on', async () => {
    const { states } = await statesOf()
    for (let fullAt = 0; fullAt < 30; fullAt++) {
      const disk = new KillableDisk(() => 0.5)
      const store = storeOver(disk, named())
      await store.start(() => undefined)
      disk.fullAt = fullAt
      let done = 0
      let refused: unknown
      for (const act of day) {
        try {
          await act(store)
        } catch (error) {
          refused = error
          break
        }
        done++
      }
      if (refused === undefined) {
        expect(done).toBe(day.length)
        continue
      }
      expect(refused).toMatchObject({ code: 'disk-full' })
      expect((await reopened(disk.afterCrash())).content).toEqual(states[done])
      // The same store goes on from where it was.
      disk.fullAt = Number.POSITIVE_INFINITY
      await day[done]!(store)
      const { content } = await reopened(disk.afterCrash())
      expect(JSON.stringify(content).replaceAll(/n\d+/g, 'n')).toBe(
        JSON.stringify(states[done + 1]).replaceAll(/n\d+/g, 'n'),
      )
    }
  })
})
