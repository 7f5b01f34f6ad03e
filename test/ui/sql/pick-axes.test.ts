import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellText } from '../../../src/ui/sql/cells'
import { pickAxes } from '../../../src/ui/sql/pick-axes'
import { sqlName } from '../../../src/ui/sql/quote'
import type { SqlColumn, SqlColumnIs } from '../../../src/workers/protocol/sql'

const column = (name: string, is: SqlColumnIs): SqlColumn => ({ name, is, type: 'X' })

describe('what is drawn', () => {
  it('days and rising numbers are a line, names are columns', () => {
    const rows = [
      ['tea', 1, 5, '2024-01-01'],
      ['milk', 2, 3, '2024-01-02'],
    ]
    const [name, at, paid, day] = [
      column('item', 'text'),
      column('week', 'number'),
      column('paid', 'number'),
      column('day', 'moment'),
    ]
    const cut = (...of: number[]) => rows.map((row) => of.map((each) => row[each]!))
    expect(pickAxes([name, paid], cut(0, 2))).toEqual({ x: 0, y: 1, as: 'columns' })
    expect(pickAxes([at, paid], cut(1, 2))).toEqual({ x: 0, y: 1, as: 'line' })
    expect(pickAxes([paid, at], cut(2, 1))).toEqual({ x: 0, y: 1, as: 'columns' })
    expect(pickAxes([name, paid, day], cut(0, 2, 3))).toEqual({ x: 2, y: 1, as: 'line' })
    expect(pickAxes([name, day], cut(0, 3))).toBeNull()
    expect(pickAxes([name, at, paid], cut(0, 1, 2), { y: 2 })).toEqual({ x: 0, y: 2, as: 'columns' })
  })
})

describe('cells', () => {
  it('of numbers that name something have no thousands', () => {
    expect(cellText(column('order_id', 'number'), 1234567)).toBe('1234567')
    expect(cellText(column('paid', 'number'), 1234567.25)).toBe('1,234,567.25')
    expect(cellText(column('paid', 'text'), '9007199254740993')).toBe('9007199254740993')
    expect(cellText(column('x', 'number'), Number.NEGATIVE_INFINITY)).toBe('-∞')
    expect(cellText(column('x', 'number'), null)).toBe('')
  })
})

describe('names', () => {
  it('are quoted wherever SQL would read something else', () => {
    expect(sqlName('receipt_id')).toBe('receipt_id')
    expect(sqlName('Receipt')).toBe('"Receipt"')
    expect(sqlName('order')).toBe('"order"')
    expect(sqlName('a "b"')).toBe('"a ""b"""')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const written = sqlName(name)
        expect(written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written).toBe(name)
      }),
    )
  })
})
