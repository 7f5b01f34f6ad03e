import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { RECORD as PATTERN } from '../../src/analyses/mining/record'
import { RECORD as PATH } from '../../src/analyses/sequences/record'
import { ALL_GROUPS, RECORD as BUNDLE } from '../../src/analyses/utility/record'

/** A constant of a kernel's source. */
function constant(file: string, name: string): number {
  const source = readFileSync(new URL(`../../wasm/${file}`, import.meta.url), 'utf8')
  const found = new RegExp(`export const ${name}: u\\w+ = (\\w+)`).exec(source)
  return Number(found?.[1])
}

/** Words, or bytes, that a record stores by name, from the source of the kernel that writes it. */
function bundleStores(): Record<string, number> {
  const source = readFileSync(new URL('../../wasm/utility/found.ts', import.meta.url), 'utf8')
  const stores = source.matchAll(/store<\w+>\(place, (?:g\.)?(\w+)(?:, (\d+))?\)/g)
  return Object.fromEntries(Array.from(stores, ([, name, at]) => [name === 'number' ? 'group' : name, Number(at ?? 0)]))
}

test('records are read as the kernels write them', () => {
  const header = constant('lib/record.ts', 'RECORD_HEADER')
  expect(header).toBe(4 * PATTERN.ranks)
  expect(header).toBe(4 * PATH.steps)
  expect(constant('utility/record.ts', 'RECORD_HEADER')).toBe(BUNDLE.items)
  expect(constant('utility/record.ts', 'ALL_GROUPS')).toBe(ALL_GROUPS)
  const { items: _, ...words } = BUNDLE
  expect(bundleStores()).toEqual(words)
})
