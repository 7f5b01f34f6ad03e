const numbers = new Map<string, number>()

/** What a label counts as in the published order; looked up, since millions of rows have the same few labels. */
function numberOf(label: string): number {
  let number = numbers.get(label)
  if (number === undefined) {
    number = /^-?\d+$/.test(label) ? Number(label) : Number.POSITIVE_INFINITY
    numbers.set(label, number)
  }
  return number
}

function compare(a: string, b: string): number {
  const [x, y] = [numberOf(a), numberOf(b)]
  return x === y ? Number(a > b) - Number(a < b) : x - y
}

/** Items of a set as published answers are hashed: integers numerically before other strings, these by code point. */
export const canonical = (items: readonly string[]): string => items.toSorted(compare).join(',')
