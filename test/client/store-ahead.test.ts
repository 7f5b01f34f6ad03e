import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openAhead, openStore } from '../../src/client/store'
import type { StoreApi } from '../../src/workers/protocol/store'
import { expose } from '../../src/workers/rpc'
import { KillableDisk } from '../store/killable-disk'
import { storeOver } from '../store/store-over'

const bytes = (text: string) => new TextEncoder().encode(text)

let disk: KillableDisk
let refuses: boolean
let workers: number
let opened: string[]

/** A store worker that is up a while after it was made. */
class StoreWorker {
  readonly #channel = new MessageChannel()
  constructor() {
    workers++
    const api: StoreApi = storeOver(disk, {
      disk: async () => {
        await new Promise((resolve) => setTimeout(resolve, 5))
        if (refuses) throw new Error('refused')
        return disk
      },
    })
    const open: StoreApi['open'] = (id, options) => {
      opened.push(id)
      return api.open(id, options)
    }
    this.#channel.port1.start()
    setTimeout(() => {
      expose({ ...api, open }, this.#channel.port2)
      this.#channel.port2.postMessage({ up: true })
    }, 5)
  }
  addEventListener(type: string, listener: EventListener): void {
    this.#channel.port1.addEventListener(type, listener)
  }
  removeEventListener(type: string, listener: EventListener): void {
    this.#channel.port1.removeEventListener(type, listener)
  }
  postMessage(message: unknown, transfer: Transferable[] = []): void {
    this.#channel.port1.postMessage(message, transfer)
  }
  terminate(): void {
    this.#channel.port1.close()
  }
}

beforeEach(async () => {
  disk = new KillableDisk(() => 0.5)
  refuses = false
  workers = 0
  opened = []
  vi.stubGlobal('Worker', StoreWorker)
  vi.stubGlobal('navigator', { storage: { getDirectory: () => undefined }, locks: { request: async () => undefined } })
  const store = storeOver(disk)
  await store.start(() => undefined)
  await store.open('w', { name: 'mine' })
  await store.commit('w', { put: { where: bytes('here'), 'marks/a': bytes('star'), other: bytes('later') } })
  await store.close('w')
})
afterEach(() => vi.unstubAllGlobals())

test('a workspace that is asked for ahead is opened once, with what is wanted first', async () => {
  openAhead({ id: 'w', first: ['where', 'marks/'] })
  const store = await openStore(() => undefined)
  const first = await store?.open('w', { first: ['where', 'marks/'] })
  expect(first).toMatchObject({ id: 'w', mode: 'write', about: { name: 'mine' } })
  expect(first?.first).toEqual({ where: bytes('here'), 'marks/a': bytes('star') })
  expect([workers, opened]).toEqual([1, ['w']])
  await store?.open('w', {})
  expect(opened).toEqual(['w', 'w'])
})

test('another workspace than was asked for ahead is opened as ever, and none where storage is refused', async () => {
  openAhead({ id: 'gone', first: [] })
  const store = await openStore(() => undefined)
  expect(await store?.open('w', {})).toMatchObject({ id: 'w', mode: 'write' })
  refuses = true
  openAhead({ id: 'w', first: [] })
  expect(await openStore(() => undefined)).toBeNull()
})
