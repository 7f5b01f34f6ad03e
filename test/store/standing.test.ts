import { expect, test } from 'vitest'
import { createStanding, type Standing } from '../../src/client/standing-store'
import type { OnStoreEvent, StoreApi } from '../../src/workers/protocol/store'
import { KillableDisk } from './killable-disk'
import { contentOf, storeOver } from './store-over'

const bytes = (text: string) => new TextEncoder().encode(text)
const never = () => new Promise<never>(() => undefined)

/** Workers over one disk; each can be made to die, which leaves its calls without an answer. */
function workers() {
  const disk = new KillableDisk(() => 0.5)
  const told: Parameters<OnStoreEvent>[0][] = []
  let started = 0
  let die: () => void = () => undefined
  let silent: keyof StoreApi | null = null
  let late = false

  async function start(): Promise<Standing> {
    started++
    const api = storeOver(disk)
    await api.start(() => undefined)
    const died = new Promise<never>((_, reject) => {
      die = () => reject(new Error('gone'))
    })
    const dying = new Proxy(api, {
      get: (of, name: keyof StoreApi) => (name === silent ? (...all: never[]) => fall(of[name], all) : of[name]),
    })
    return { api: dying as unknown as Standing['api'], died }
  }

  async function fall(work: unknown, all: never[]): Promise<never> {
    silent = null
    if (late) await (work as (...of: never[]) => Promise<unknown>)(...all)
    die()
    return never()
  }

  return {
    disk,
    told,
    started: () => started,
    start,
    onEvent: (event: Parameters<OnStoreEvent>[0]) => void told.push(event),
    /** The worker dies over the next call of that name, before it is done or when it is done and not told. */
    dieAt(name: keyof StoreApi, when: 'before' | 'after') {
      silent = name
      late = when === 'after'
    },
    async die() {
      die()
      await new Promise((resolve) => setTimeout(resolve))
    },
  }
}

async function content(disk: KillableDisk) {
  const store = storeOver(disk)
  await store.start(() => undefined)
  return contentOf(store)
}

test.each(['before', 'after'] as const)('a worker that dies %s a commit is done: another does it', async (when) => {
  const of = workers()
  const store = await createStanding(of.start, of.onEvent)
  await store!.open('w', { name: 'Spring' })
  await store!.commit('w', { put: { a: bytes('1') } })
  of.dieAt('commit', when)
  const entries = await store!.commit('w', { put: { b: bytes('2') }, drop: ['a'] })
  expect(entries.map(({ key }) => key)).toEqual(['b'])
  expect(of.started()).toBe(2)
  expect(await content(of.disk)).toMatchObject([{ id: 'w', entries: { b: '2' } }])
  // It writes on as if nothing had been.
  await store!.commit('w', { put: { c: bytes('3') } })
  expect(of.told).toEqual([])
})

test('one that dies over nothing is noticed by nobody', async () => {
  const of = workers()
  const store = await createStanding(of.start, of.onEvent)
  await store!.open('w', { name: 'Spring' })
  await of.die()
  await store!.commit('w', { put: { a: bytes('1') } })
  expect(await content(of.disk)).toMatchObject([{ id: 'w', entries: { a: '1' } }])
})

test('what must not be done twice says that it may not have been done', async () => {
  const of = workers()
  const store = await createStanding(of.start, of.onEvent)
  await store!.open('w', { name: 'Spring' })
  await store!.commit('w', { put: { a: bytes('1') } })
  of.dieAt('duplicate', 'after')
  await expect(store!.duplicate('w', 'Copy')).rejects.toMatchObject({ code: 'engine-crashed' })
  expect(await store!.list()).toHaveLength(2)
})

test('one that does not come up again is tried at the next call', async () => {
  const of = workers()
  let up = true
  const store = await createStanding(() => (up ? of.start() : Promise.reject(new Error('no'))), of.onEvent)
  await store!.open('w', { name: 'Spring' })
  up = false
  await of.die()
  await expect(store!.list()).rejects.toThrow('no')
  up = true
  await store!.commit('w', { put: { a: bytes('1') } })
  expect(await store!.list()).toHaveLength(1)
})
