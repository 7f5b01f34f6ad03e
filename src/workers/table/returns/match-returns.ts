/** Lines in the order of the file, as far as returns are a matter of them. */
export interface ReturnLines {
  /** Who bought or brings back: lines without one are in nobody's name and match nothing. */
  party: ArrayLike<number>
  item: ArrayLike<number>
  quantity: ArrayLike<number>
  /** NaN, or the same everywhere, where nothing is known of it: then the order of the file is the order of time. */
  time: ArrayLike<number>
}

export interface Matched {
  /** By line: pieces left of a sale that something was taken back of. Returns themselves have 0. */
  left: Map<number, number>
  returns: number
  /** Returns that found all they take back, some of it, and nothing. */
  whole: number
  partly: number
  unfound: number
}

export const NOBODY = -1

interface Sale {
  line: number
  left: number
}

/**
 * Sets every line with a negative quantity against the latest earlier sales of the same item to the same party, up to the
 * quantity sold there and not taken back yet. What is beyond that is left out with the return.
 */
export function matchReturns({ party, item, quantity, time }: ReturnLines): Matched {
  const matched: Matched = { left: new Map(), returns: 0, whole: 0, partly: 0, unfound: 0 }
  const wanted = new Map<string, number[]>()
  const nameOf = (line: number) => `${party[line]} ${item[line]}`
  for (let line = 0; line < quantity.length; line++) {
    if (!(quantity[line]! < 0)) continue
    matched.returns++
    matched.left.set(line, 0)
    if (party[line] === NOBODY) matched.unfound++
    else wanted.set(nameOf(line), [])
  }
  for (let line = 0; line < quantity.length; line++) {
    if (party[line] === NOBODY || !(quantity[line]! > 0 || quantity[line]! < 0)) continue
    wanted.get(nameOf(line))?.push(line)
  }
  const moment = (line: number) => (Number.isNaN(time[line]!) ? Number.NEGATIVE_INFINITY : time[line]!)
  for (const lines of wanted.values()) {
    lines.sort((a, b) => {
      const [x, y] = [moment(a), moment(b)]
      return x === y ? a - b : x - y
    })
    const sales: Sale[] = []
    for (const line of lines) {
      const count = quantity[line]!
      if (count > 0) sales.push({ line, left: count })
      else takeBack(sales, -count, matched)
    }
  }
  return matched
}

function takeBack(sales: Sale[], count: number, matched: Matched): void {
  let open = count
  for (let sale = sales.at(-1); open > 0 && sale; sale = sales.at(-1)) {
    const taken = Math.min(open, sale.left)
    open -= taken
    sale.left -= taken
    matched.left.set(sale.line, sale.left)
    if (sale.left <= 0) sales.pop()
  }
  if (open === 0) matched.whole++
  else if (open < count) matched.partly++
  else matched.unfound++
}
