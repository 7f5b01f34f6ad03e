import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gridShape, windowAt } from '../../src/ui/parts/charts/grid-window'
import { cutText, inTwoLines, textWidth } from '../../src/ui/parts/charts/text-width'
import { nameBox, type PlacedName, placeNames, type Side } from '../../src/ui/rules/charts/network-names'

describe('a text in the room there is', () => {
  it('is whole or cut to it', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 12, max: 300 }), (text, room) => {
        const cut = cutText(text, 12, room)
        if (textWidth(text, 12) <= room) expect(cut).toBe(text)
        else {
          expect(cut.endsWith('…')).toBe(true)
          expect(text.startsWith(cut.slice(0, -1))).toBe(true)
          expect(textWidth(cut, 12)).toBeLessThanOrEqual(room)
        }
      }),
    )
  })

  it('is as equal in two lines as its words allow', () => {
    expect(inTwoLines('JUMBO BAG RED RETROSPOT', 12, 150)).toEqual(['JUMBO BAG RED', 'RETROSPOT'])
    expect(inTwoLines('word', 12, 150)).toBeNull()
    expect(inTwoLines('a '.repeat(200), 12, 60)).toBeNull()
  })
})

const ROOM = { left: -100, top: -30, right: 900, bottom: 630 }
const meets = (a: ReturnType<typeof nameBox>, b: ReturnType<typeof nameBox>) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

describe('names beside nodes', () => {
  const place = (points: { x: number; y: number }[], names: string[]): PlacedName[] =>
    placeNames(
      points,
      points.map(() => 6),
      names,
      points.map((): Side => 'right'),
      ROOM,
    )

  it('are whole where there is room, on another side if need be', () => {
    const long = 'WHITE HANGING HEART'
    expect(place([{ x: 10, y: 10 }], [long])[0]).toEqual({ side: 'right', lines: [long] })
    expect(place([{ x: 890, y: 300 }], [long])[0]).toEqual({ side: 'left', lines: [long] })
  })

  it('lie on no node and on no other name, but for those that found no room', () => {
    const nodes = fc.array(
      fc.record({ x: fc.integer({ min: 0, max: 800 }), y: fc.integer({ min: 0, max: 600 }), words: fc.nat(5) }),
      { minLength: 1, maxLength: 30 },
    )
    fc.assert(
      fc.property(nodes, (given) => {
        const names = given.map(({ words }, at) => `ITEM ${at}${' OF A KIND'.repeat(words)}`)
        const placed = place(given, names)
        const settled = placed.flatMap((name, at) =>
          name.crowded ? [] : [{ at, box: nameBox(given[at] ?? { x: 0, y: 0 }, 6, name) }],
        )
        for (const { at, box } of settled) {
          for (const other of settled) expect(other.at !== at && meets(box, other.box)).toBe(false)
          for (const [node, { x, y }] of given.entries())
            expect(node !== at && meets(box, { left: x - 6, top: y - 6, right: x + 6, bottom: y + 6 })).toBe(false)
          expect(box.left).toBeGreaterThanOrEqual(ROOM.left)
          expect(box.right).toBeLessThanOrEqual(ROOM.right)
        }
      }),
      { numRuns: 50 },
    )
  })
})

it('heads of a grid stay within the picture, upright where it is narrow', () => {
  const heads = Array(12).fill('JUMBO BAG RED RETROSPOT')
  const cells = { rowHeight: 28, narrowest: 24, widest: 72 }
  for (const width of [390, 700, 1060]) {
    const shape = gridShape(['LUNCH BAG'], heads, width, cells)
    const { columns } = windowAt(shape, { width, height: 600 }, { left: 0, top: 0 })
    const over = shape.angle === -45 ? shape.headWidth * Math.SQRT1_2 : 0
    expect(shape.labelWidth + columns * shape.columnWidth + over).toBeLessThanOrEqual(width)
    expect(shape.angle).toBe(width < 560 ? -90 : -45)
  }
})
