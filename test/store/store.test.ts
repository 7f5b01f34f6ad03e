import { describe, expect, test } from 'vitest'
import { beyond } from '../../src/ui/parts/workspace/clear'
import { encodeSlot, FORMAT, type Manifest } from '../../src/workers/store/manifest'
import { KillableDisk } from './killable-disk'
import { ownClaims } from './own-claims'
import { contentOf, storeOver } from './store-over'

const bytes = (text: string) => new TextEncoder().encode(text)
const about = { name: 'Spring', created: 1, changed: 1, facts: { sources: [], results: 0, stars: 0, notes: 0 } }

async function withSlot(slot: Uint8Array<ArrayBuffer>, files: Record<string, string> = {}): Promise<KillableDisk> {
  const disk = new KillableDisk(() => 0.5)
  const folder = await disk.folder('w')
  for (const [name, content] of [['manifest-1', slot] as const, ...Object.entries(files)]) {
    const file = await folder.open(name)
    file.write(typeof content === 'string' ? bytes(content) : content, { at: 0 })
    file.flush()
    file.close()
  }
  return disk
}

describe('formats', () => {
  test('a newer one is listed and refused, and nothing of it is touched', async () => {
    const disk = await withSlot(encodeSlot(7, { about, entries: {} }, FORMAT + 1), { unknown: 'x' })
    const before = disk.image()
    const store = storeOver(disk)
    await store.start(() => undefined)
    expect(await store.list()).toMatchObject([{ id: 'w', newer: true }])
    for (const act of [
      () => store.open('w', {}),
      () => store.rename('w', 'Mine'),
      () => store.remove('w'),
      () => store.duplicate('w', 'Copy'),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'format-unknown' })
    expect(disk.image()['w']).toEqual(before['w'])
  })

  test('an older one is made into one of ours, step by step', async () => {
    const old = { title: 'Spring', kept: { a: { file: 'f', bytes: 1, checksum: 0x8cdc1683, time: 1 } } }
    const disk = await withSlot(encodeSlot(3, old as unknown as Manifest, FORMAT - 1), { f: 'x' })
    const migrations = {
      [FORMAT - 1]: ({ title, kept }: typeof old): Manifest => ({ about: { ...about, name: title }, entries: kept }),
    }
    const store = storeOver(disk, { migrations })
    await store.start(() => undefined)
    expect(await contentOf(store)).toEqual([{ id: 'w', name: 'Spring', entries: { a: 'x' } }])
    await store.open('w', {})
    await store.commit('w', { put: { b: bytes('y') } })
    await store.close('w')
    // From then on it is one of ours.
    const later = storeOver(disk.afterCrash(), { migrations })
    await later.start(() => undefined)
    expect(await contentOf(later)).toEqual([{ id: 'w', name: 'Spring', entries: { a: 'x', b: 'y' } }])
  })
})

describe('two tabs', () => {
  async function tabs() {
    const disk = new KillableDisk(() => 0.5)
    const claims = ownClaims()
    const lost: string[] = []
    const one = storeOver(disk, { claims })
    const two = storeOver(disk, { claims })
    await one.start((event) => 'lost' in event && lost.push(event.lost))
    await two.start(() => undefined)
    await one.open('w', { name: 'Spring' })
    await one.commit('w', { put: { a: bytes('1') } })
    return { one, two, lost }
  }

  test('the second reads, is refused to write, and sees what the first has kept since', async () => {
    const { one, two } = await tabs()
    expect(await two.open('w', {})).toMatchObject({ mode: 'read', entries: [{ key: 'a' }] })
    for (const act of [
      () => two.commit('w', { put: { a: bytes('2') } }),
      () => two.rename('w', 'Mine'),
      () => two.remove('w'),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'value-invalid' })
    await one.commit('w', { put: { a: bytes('3') } })
    expect(new TextDecoder().decode(await two.read('w', 'a'))).toBe('3')
  })

  test('the second takes over when the commit under way is done, and the first is told', async () => {
    const { one, two, lost } = await tabs()
    const underWay = one.commit('w', { put: { a: new Blob(['x'.repeat(1 << 20)]), b: bytes('b') } })
    const taken = await two.open('w', { take: true })
    await underWay
    expect(taken).toMatchObject({ mode: 'write' })
    expect(taken.entries.map(({ key }) => key)).toEqual(['a', 'b'])
    expect(lost).toEqual(['w'])
    await expect(one.commit('w', { put: { a: bytes('4') } })).rejects.toMatchObject({ code: 'value-invalid' })
    await two.commit('w', { put: { a: bytes('5') } })
  })
})

test('a workspace goes into a file and comes out of it whole; a cut or changed one is refused', async () => {
  const store = storeOver(new KillableDisk(() => 0.5))
  await store.start(() => undefined)
  await store.open('w', { name: 'Spring' })
  await store.commit('w', { put: { a: bytes('one'), b: new Blob(['two'.repeat(5000)]) } })
  const file = await store.pack('w')
  const id = await store.unpack(file, '')
  const [first, second] = (await contentOf(store)) as { id: string; name: string; entries: object }[]
  expect([first?.id, second?.id]).toContain(id)
  expect(second?.entries).toEqual(first?.entries)
  expect(second?.name).toBe('Spring')
  const whole = new Uint8Array(await file.arrayBuffer())
  const changed = whole.slice()
  changed[whole.length - 1]! ^= 1
  for (const bad of [whole.slice(0, -1), whole.slice(0, 30), changed, bytes('receipt,item\n')])
    await expect(store.unpack(new Blob([bad]), '')).rejects.toMatchObject({ code: 'format-unknown' })
  expect(await store.list()).toHaveLength(2)
})

test('where storage is refused the store says so, and nothing else', async () => {
  const store = storeOver(new KillableDisk(), {
    disk: async () => {
      throw new DOMException('denied', 'SecurityError')
    },
  })
  expect(await store.start(() => undefined)).toBe(false)
  await expect(store.list()).rejects.toMatchObject({ code: 'no-data' })
})

test('a changed byte of what is kept is told, not shown', async () => {
  const disk = new KillableDisk(() => 0.5)
  const store = storeOver(disk)
  await store.start(() => undefined)
  await store.open('w', { name: 'Spring' })
  await store.commit('w', { put: { a: bytes('one') } })
  const folder = await disk.folder('w')
  const name = (await folder.names()).find((each) => !each.startsWith('manifest'))!
  const open = await folder.open(name)
  open.write(bytes('won'), { at: 0 })
  open.close()
  await expect(store.read('w', 'a')).rejects.toMatchObject({ code: 'file-unreadable' })
  await expect(store.read('w', 'b')).rejects.toMatchObject({ code: 'no-data' })
})

test('the oldest results go first, and no more of them than the budget asks for', () => {
  const result = (id: string, key: string, size: number, time: number) => ({ id, key, bytes: size, time })
  const all = [result('a', 'result/1', 10, 3), result('b', 'result/2', 20, 1), result('a', 'result/3', 30, 2)]
  expect(beyond(all, 60)).toBeNull()
  expect(beyond(all, 59)).toEqual({ results: 1, bytes: 20, oldest: 1, keys: [['b', ['result/2']]] })
  expect(beyond(all, 10)).toEqual({
    results: 2,
    bytes: 50,
    oldest: 1,
    keys: [
      ['b', ['result/2']],
      ['a', ['result/3']],
    ],
  })
})
