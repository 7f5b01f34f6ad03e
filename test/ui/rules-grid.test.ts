import { describe, expect, it } from 'vitest'
import { formatCell, formatRatio, formatShare } from '../../src/ui/base/cell-format'
import { actionOf, moveFocus } from '../../src/ui/parts/results/grid-keys'
import { nextSort, sortOf } from '../../src/ui/parts/results/sort'
import type { SortKey } from '../../src/workers/protocol/query'

const extent = { rows: 100, columns: 6, page: 20 }
const at = (row: number, column = 0) => ({ row, column })

describe('moving in the grid', () => {
  it.each([
    ['ArrowDown', at(3, 2), at(4, 2)],
    ['ArrowUp', at(0, 2), at(-1, 2)],
    ['ArrowUp', at(-1, 2), at(-1, 2)],
    ['ArrowDown', at(99, 2), at(99, 2)],
    ['ArrowRight', at(3, 5), at(3, 5)],
    ['ArrowLeft', at(3, 1), at(3, 0)],
    ['Home', at(3, 4), at(3, 0)],
    ['End', at(3, 1), at(3, 5)],
    ['PageDown', at(90, 1), at(99, 1)],
    ['PageUp', at(10, 1), at(0, 1)],
    ['PageUp', at(-1, 1), at(-1, 1)],
  ])('%s', (key, from, to) => {
    expect(moveFocus(from, { key }, extent)).toEqual(to)
  })

  it('with control goes to the ends, with the command key as well', () => {
    expect(moveFocus(at(50, 3), { key: 'Home', ctrlKey: true }, extent)).toEqual(at(0, 0))
    expect(moveFocus(at(50, 3), { key: 'End', ctrlKey: true }, extent)).toEqual(at(99, 5))
    expect(moveFocus(at(50, 3), { key: 'ArrowDown', metaKey: true }, extent)).toEqual(at(99, 3))
  })

  it('stays on the head when there are no rows', () => {
    const none = { ...extent, rows: 0 }
    for (const key of ['ArrowDown', 'PageDown', 'End']) expect(moveFocus(at(-1), { key }, none)?.row).toBe(-1)
    expect(moveFocus(at(-1), { key: 'Home', ctrlKey: true }, none)?.row).toBe(-1)
  })

  it('leaves other keys alone', () => {
    expect(moveFocus(at(0), { key: 'a' }, extent)).toBeNull()
  })

  it('Enter opens a row, sorts on the head, with shift adds; Escape closes', () => {
    expect(actionOf(at(2), { key: 'Enter' })).toBe('open')
    expect(actionOf(at(2), { key: ' ' })).toBe('open')
    expect(actionOf(at(-1), { key: 'Enter' })).toBe('sort')
    expect(actionOf(at(-1), { key: 'Enter', shiftKey: true })).toBe('sort-add')
    expect(actionOf(at(2), { key: 'Escape' })).toBe('close')
    expect(actionOf(at(2), { key: 'x' })).toBeNull()
  })
})

describe('sorting', () => {
  const lift = (descending: boolean): SortKey => ({ column: 'lift', descending })
  const support = (descending: boolean): SortKey => ({ column: 'support', descending })

  it('goes natural, other way, none', () => {
    expect(nextSort([], { id: 'lift', sorts: 'down' }, false)).toEqual([lift(true)])
    expect(nextSort([lift(true)], { id: 'lift', sorts: 'down' }, false)).toEqual([lift(false)])
    expect(nextSort([lift(false)], { id: 'lift', sorts: 'down' }, false)).toEqual([])
  })

  it('begins with the small ones for q and with A for names', () => {
    expect(nextSort([], { id: 'q_value', sorts: 'up' }, false)).toEqual([{ column: 'q_value', descending: false }])
    expect(nextSort([], { id: 'store_id', sorts: 'up' }, false)).toEqual([{ column: 'store_id', descending: false }])
  })

  it('a plain click takes the place of all others', () => {
    expect(nextSort([support(true), lift(true)], { id: 'lift', sorts: 'down' }, false)).toEqual([lift(true)])
    expect(nextSort([support(true)], { id: 'lift', sorts: 'down' }, false)).toEqual([lift(true)])
  })

  it('adding keeps the others and the places', () => {
    expect(nextSort([support(true)], { id: 'lift', sorts: 'down' }, true)).toEqual([support(true), lift(true)])
    expect(nextSort([lift(true), support(true)], { id: 'lift', sorts: 'down' }, true)).toEqual([
      lift(false),
      support(true),
    ])
    expect(nextSort([lift(false), support(true)], { id: 'lift', sorts: 'down' }, true)).toEqual([support(true)])
  })

  it('tells the place only among several', () => {
    expect(sortOf([lift(true)], 'lift')).toEqual({ descending: true, place: null })
    expect(sortOf([support(false), lift(true)], 'lift')).toEqual({ descending: true, place: 2 })
    expect(sortOf([lift(true)], 'support')).toBeNull()
  })
})

describe('numbers', () => {
  const plain = (text: string) => text.replaceAll('\u202f', ' ')

  it('say what they can and no more', () => {
    expect([0.581, 0.0999, 0.0023, 0.0000413, 0, 1].map(formatShare).map(plain)).toEqual([
      '58.1 %',
      '10.0 %',
      '0.23 %',
      '0.0041 %',
      '0.0 %',
      '100.0 %',
    ])
    expect([6.9, 12.34, 1204.4, Infinity, NaN].map(formatRatio)).toEqual(['6.90', '12.3', '1,204', '∞', '–'])
    expect([0, 0.0123, null, undefined].map((value) => plain(formatCell('probability', value)))).toEqual([
      '< 0.001',
      '0.012',
      '–',
      '–',
    ])
  })
})
