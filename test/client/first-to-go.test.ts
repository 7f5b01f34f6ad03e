import { expect, test } from 'vitest'
import { firstToGo } from '../../src/client/first-to-go'

const held = (count: number) => Array.from({ length: count }, (_, i) => `job${i}`)
const all = () => true
const none = () => false

test('results that are kept elsewhere make room sooner, others only where they are far too many', () => {
  expect(firstToGo(held(20), 1, all)).toBeUndefined()
  expect(firstToGo(held(21), 1, all)).toBe('job0')
  expect(firstToGo(held(21), 1, (id) => id === 'job7')).toBe('job7')
  expect(firstToGo(held(50), 1, none)).toBeUndefined()
  expect(firstToGo(held(51), 1, none)).toBe('job0')
})

test('what is too large makes room, and the newest stays however large', () => {
  expect(firstToGo(held(2), 2 ** 29 + 1, none)).toBe('job0')
  expect(firstToGo(held(1), 2 ** 40, all)).toBeUndefined()
  expect(firstToGo([], 0, all)).toBeUndefined()
  expect(firstToGo(held(21), 1, (id) => id === 'job20')).toBeUndefined()
})
