import type { RecipeData } from '../../recipe/schema'
import type { MatchingBaskets } from '../protocol/result'
import type { Source } from '../readers/batch'
import type { BasketQuery } from './basket-lines'
import { type LineBatch, type LineReading, readLines, timeType } from './line-batches'
import { momentText } from './moment'

/** Items are ticked off in the bits of one number. */
const MAX_TICKS = 52
const GROUP_STEP = 2 ** 32

interface Hit {
  group: string | null
  basket: string
}

interface Content {
  items: Set<string>
  time: string | null
}

const UNKNOWN = -2
const OTHER = -1

/** Tells by code which of the wanted labels it is, looking at each label once. Codes may differ between readings. */
function labelFinder(
  label: (code: number) => string | null,
  wanted: ReadonlyMap<string | null, number>,
): (code: number) => number {
  let known = new Int32Array(1024).fill(UNKNOWN)
  return (code) => {
    if (code < 0) return wanted.get(null) ?? OTHER
    if (code >= known.length) {
      const wider = new Int32Array(Math.max(code + 1, known.length * 2)).fill(UNKNOWN)
      wider.set(known)
      known = wider
    }
    if (known[code] === UNKNOWN) known[code] = wanted.get(label(code)) ?? OTHER
    return known[code]!
  }
}

function positions(labels: readonly (string | null)[]): Map<string | null, number> {
  return new Map(labels.map((label, at) => [label, at]))
}

function byCodePoint(left: string | null, right: string | null): number {
  if (left === right) return 0
  if (left === null || right === null) return left === null ? -1 : 1
  const a = [...left]
  const b = [...right]
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const difference = a[at]!.codePointAt(0)! - b[at]!.codePointAt(0)!
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** Baskets in which all items are ticked, by group and first appearance. */
async function findHits(
  reading: LineReading,
  items: readonly string[],
  group: string | null | undefined,
): Promise<Hit[]> {
  const itemAt = labelFinder(reading.itemLabel, positions(items))
  const groupAt = group === undefined ? () => 0 : labelFinder(reading.groupLabel, positions([group]))
  const ticked = new Map<number, number>()
  for await (const lines of reading.batches) tick(lines, itemAt, groupAt, ticked)
  const all = 2 ** items.length - 1
  const hits: Hit[] = []
  for (const [key, ticks] of ticked) {
    if (ticks !== all) continue
    const groupCode = Math.floor(key / GROUP_STEP) - 1
    hits.push({ group: reading.groupLabel(groupCode), basket: reading.basketLabel(key % GROUP_STEP) })
  }
  return hits.sort((left, right) => byCodePoint(left.group, right.group))
}

function tick(
  lines: LineBatch,
  itemAt: (code: number) => number,
  groupAt: (code: number) => number,
  ticked: Map<number, number>,
): void {
  for (let line = 0; line < lines.rows; line++) {
    const item = itemAt(lines.item[line]!)
    if (item === OTHER || groupAt(lines.group[line]!) === OTHER) continue
    const key = (lines.group[line]! + 1) * GROUP_STEP + lines.basket[line]!
    const ticks = ticked.get(key) ?? 0
    const bit = 2 ** item
    if (Math.floor(ticks / bit) % 2 === 0) ticked.set(key, ticks + bit)
  }
}

/** Everything in the named baskets, in the order of `hits`; more than `enough` items need not be counted. */
async function readContents(
  reading: LineReading,
  hits: readonly Hit[],
  enough: number,
  timeText: (value: number | undefined) => string | null,
): Promise<Content[]> {
  const contents = hits.map((): Content => ({ items: new Set(), time: null }))
  const groups = [...new Set(hits.map((hit) => hit.group))]
  const baskets = [...new Set(hits.map((hit) => hit.basket))]
  const groupAt = labelFinder(reading.groupLabel, positions(groups))
  const basketAt = labelFinder(reading.basketLabel, positions(baskets))
  const basketOf = positions(baskets)
  const groupOf = positions(groups)
  const contentOf = new Map(
    hits.map((hit, at) => [groupOf.get(hit.group)! * GROUP_STEP + basketOf.get(hit.basket)!, contents[at]!]),
  )
  for await (const lines of reading.batches) {
    for (let line = 0; line < lines.rows; line++) {
      const basket = basketAt(lines.basket[line]!)
      if (basket === OTHER) continue
      const content = contentOf.get(groupAt(lines.group[line]!) * GROUP_STEP + basket)
      if (!content || content.items.size > enough) continue
      content.time ??= timeText(lines.time?.[line])
      content.items.add(reading.itemLabel(lines.item[line]!))
    }
  }
  return contents
}

/** Finds baskets by reading the file again: once for which they are, once for what is in them. */
export function createLinesFile(
  source: Source,
  data: RecipeData,
): { matching(query: BasketQuery, signal: AbortSignal): Promise<MatchingBaskets> } {
  const largest = data.maxBasketItems ?? Number.POSITIVE_INFINITY
  const type = timeType(source.info, data)
  const timeText = (value: number | undefined): string | null => momentText(value, type)
  /** Turning a page must not search again. */
  let last: { question: string; hits: Hit[] } | undefined

  async function search(
    items: readonly string[],
    group: string | null | undefined,
    signal: AbortSignal,
  ): Promise<Hit[]> {
    const question = JSON.stringify([items, group === undefined ? [] : [group]])
    if (last?.question === question) return last.hits
    const found = await findHits(readLines(source, data, false, signal), items.slice(0, MAX_TICKS), group)
    const sure = items.length <= MAX_TICKS && largest === Number.POSITIVE_INFINITY
    const contents = sure ? [] : await readContents(readLines(source, data, true, signal), found, largest, timeText)
    const hits = found.filter((_, at) => {
      const content = contents[at]?.items
      return !content || (content.size <= largest && items.every((item) => content.has(item)))
    })
    last = { question, hits }
    return hits
  }

  return {
    async matching({ items, group, offset, limit }, signal) {
      const hits = await search([...new Set(items)], group, signal)
      const page = hits.slice(offset, offset + limit)
      const contents =
        page.length === 0
          ? []
          : await readContents(readLines(source, data, true, signal), page, Number.POSITIVE_INFINITY, timeText)
      return {
        total: hits.length,
        rows: page.map((hit, at) => ({ ...hit, time: contents[at]!.time, items: [...contents[at]!.items] })),
      }
    },
  }
}
