import { expect, test } from 'vitest'
import type { Store } from '../../src/client/store'
import { clearBeyond } from '../../src/ui/parts/workspace/clear'
import { isAsked } from '../../src/ui/parts/workspace/collect'
import { KillableDisk } from './killable-disk'
import { storeOver } from './store-over'

const bytes = (size: number) => new Uint8Array(size)

test('beyond the budget the oldest results go, and nothing else', async () => {
  let free = 2000
  let now = 1
  const store = storeOver(new KillableDisk(() => 0.5), {
    space: async () => ({ used: 0, free, persisted: false }),
    now: () => now++,
  })
  await store.start(() => undefined)
  const facts = { sources: [], results: 0, stars: 0, notes: 0 }
  await store.open('w', { name: 'Spring' })
  for (const [at, key] of ['file/x', 'result/a', 'result/b', 'job/a'].entries())
    await store.commit('w', { put: { [key]: bytes(400) }, about: { name: 'Spring', created: 1, changed: at, facts } })
  expect(await clearBeyond(store as unknown as Store)).toBeNull()
  free = 1000
  expect(await clearBeyond(store as unknown as Store)).toMatchObject({ results: 1, bytes: 400, oldest: 1 })
  expect((await store.entries('w')).map(({ key }) => key)).toEqual(['file/x', 'result/b', 'job/a'])
})

test('a file is kept for the sake of what was asked of it', () => {
  const job = (fingerprint: string) => ({ source: { fingerprint } }) as never
  expect(isAsked({ fingerprint: 'a', made: ['a'] }, [job('b')])).toBe(false)
  expect(isAsked({ fingerprint: 'a', made: ['a'] }, [job('a')])).toBe(true)
  expect(isAsked({ fingerprint: 'a', made: ['made of a'] }, [job('made of a')])).toBe(true)
  // An older build did not say what was made of it.
  expect(isAsked({ fingerprint: 'a' }, [job('b')])).toBe(true)
  expect(isAsked({ fingerprint: 'a' }, [])).toBe(false)
})
