/** An item of a basket, and how much of it where that is said. */
export interface BasketItem {
  item: string
  amount?: number | undefined
}

const NUMBER = /^\d+(?:\.\d+)?$/
/** "3 x milk", "3× milk" */
const TIMES_ITEM = /^(\d+(?:\.\d+)?)\s*(?:[x×*]\s+|×\s*)(\S.*)$/is
/** What stands behind the name in "milk x 3" and "milk ×3"; begins where blanks begin, or long gaps would take for ever. */
const BEHIND_ITEM = /(?<!\s)\s+(?:x\s+|[×*]\s*)(\d+(?:\.\d+)?)$/i

/** Whether text is more than one name: what a spreadsheet or a list gives. */
export const isList = (text: string) => /[\n\r\t;,]/.test(text.trim())

interface Cell {
  text: string
  quoted: boolean
}

/** Cells of a line; what stands in quotes is one, whatever is in it. */
function cellsOf(line: string): Cell[] {
  return [...line.matchAll(/[^\S\t]*"((?:[^"]|"")*)"[^\S\t]*(?=[\t;,]|$)|([^\t;,]+)/g)]
    .map(([, quoted, plain = '']): Cell => {
      if (quoted !== undefined) return { text: quoted.replaceAll('""', '"').trim(), quoted: true }
      return { text: plain.trim(), quoted: false }
    })
    .filter(({ text }) => text !== '')
}

/** "3 x milk" and "milk x 3"; undefined for what says no number. */
function severalOf(text: string): BasketItem | undefined {
  const [, before, item] = TIMES_ITEM.exec(text) ?? []
  if (item !== undefined) return { item: item.trim(), amount: Number(before) }
  const behind = BEHIND_ITEM.exec(text)
  return behind && behind.index > 0 ? { item: text.slice(0, behind.index), amount: Number(behind[1]) } : undefined
}

/**
 * Reads a list as people paste it: an item a line, or with commas, tabs or semicolons between. "3 x milk", "milk x 3"
 * and "milk;3" are three of one; a number behind a number is an item of its own, as items may be called by numbers.
 */
export function parseBasket(text: string): BasketItem[] {
  const found: BasketItem[] = []
  for (const line of text.split(/[\n\r]+/)) {
    const cells = cellsOf(line)
    for (let at = 0; at < cells.length; at++) {
      const { text, quoted } = cells[at] as Cell
      const next = cells[at + 1]
      const times = quoted ? undefined : severalOf(text)
      if (times) found.push(times)
      else if (next && !next.quoted && NUMBER.test(next.text) && (quoted || !NUMBER.test(text))) {
        found.push({ item: text, amount: Number(next.text) })
        at++
      } else found.push({ item: text })
    }
  }
  return joined(found)
}

/** An item that comes again is more of it. */
export function joined(items: readonly BasketItem[]): BasketItem[] {
  const all = new Map<string, BasketItem>()
  for (const each of items) {
    const before = all.get(each.item)
    all.set(each.item, before ? { item: each.item, amount: (before.amount ?? 1) + (each.amount ?? 1) } : each)
  }
  return [...all.values()]
}

/** As it is read back: a line an item. */
export function basketText(items: readonly BasketItem[]): string {
  return items
    .map(({ item, amount }) => quotedWhereNeeded(item) + (amount === undefined ? '' : `;${amount}`))
    .join('\n')
}

function quotedWhereNeeded(item: string): string {
  const plain = !/[\t;,"]/.test(item) && !NUMBER.test(item) && !severalOf(item)
  return plain ? item : `"${item.replaceAll('"', '""')}"`
}
