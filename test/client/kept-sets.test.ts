import { expect, test } from 'vitest'
import type { Recipe } from '../../src/analyses/registry'
import { createKeptSets } from '../../src/client/kept-sets'
import { BasketeerError } from '../../src/recipe/error'
import type { KeptSet } from '../../src/workers/people/types'

const set = (id: string, ids: string[] | null = null): KeptSet => ({
  id,
  whose: 'customers',
  size: 100,
  column: 'card',
  groupColumn: null,
  ids,
})
const recipe = {} as Recipe
const of = { list: 'row', row: 0 } as const

test('a new worker is told of sets in their order: few by their ids, many by how they came about', async () => {
  const log: string[] = []
  let dies: string | null = null
  const sets = createKeptSets({
    restore: async ({ id }) => log.push(`restore ${id}`),
    async make(_, { list }) {
      if (dies === list) throw new BasketeerError('engine-crashed', 'gone')
      log.push(`make ${list}`)
      return set('made')
    },
  })
  sets.note({ set: set('many'), recipe, of, files: 'f' })
  sets.note({ set: set('few', ['7']), recipe, of, files: 'f' })
  sets.note({ set: set('gone'), recipe, of, files: 'f' })
  sets.note({ set: set('elsewhere'), recipe, of: { list: 'audience', item: 'a', group: null }, files: 'another' })
  sets.note({ set: set('buyers'), recipe, of: { list: 'buyers', item: 'a' }, files: 'f' })
  sets.forget('gone')
  await sets.again('f')
  expect(log.splice(0)).toEqual(['make row', 'restore few', 'make buyers'])

  // What takes the worker down is not tried for ever; the others are there again.
  dies = 'row'
  await sets.again('f')
  expect(log.splice(0)).toEqual([])
  await sets.again('f')
  expect(log.splice(0)).toEqual(['restore few', 'make buyers'])
})

test('sets of an earlier day are read from the store again, before those that may be of their people', async () => {
  const log: string[] = []
  let dies = true
  const sets = createKeptSets({
    restore: async ({ id }) => log.push(`restore ${id}`),
    make: async () => set('made'),
  })
  sets.note({ set: set('few', ['7']), recipe, of, files: 'f' })
  sets.noteStored(async () => {
    log.push('bring')
    if (dies) throw new BasketeerError('engine-crashed', 'gone')
  })
  await sets.again('f')
  expect(log.splice(0)).toEqual(['bring'])
  // What takes the worker down is not tried a second time; the others are there again.
  await sets.again('f')
  expect(log.splice(0)).toEqual(['restore few'])

  dies = false
  sets.noteStored(async () => log.push('bring'))
  for (let crash = 0; crash < 2; crash++) {
    await sets.again('f')
    expect(log.splice(0)).toEqual(['bring', 'restore few'])
  }
})
