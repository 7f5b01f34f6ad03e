const SEPARATORS = [',', ';', '|', '\t']
/** Below this too little is seen to ask that items come again. */
const MANY = 20

/** What separates the items where most cells of a column hold a list; undefined where they do not. */
export function guessSeparator(values: string[]): string | undefined {
  let best: string | undefined
  let most = 0
  for (const separator of SEPARATORS) {
    const several = values.reduce((sum, value) => (value.includes(separator) ? sum + 1 : sum), 0)
    if (several * 2 < values.length || several === 0 || several <= most) continue
    if (!looksLikeLists(values.map((value) => value.split(separator)))) continue
    best = separator
    most = several
  }
  return best
}

/** Lists differ in length ("Paris, France" does not), their items are short and come again in other lists. */
function looksLikeLists(lists: string[][]): boolean {
  const items = lists.flat().map((item) => item.trim())
  const lengths = new Set(lists.map((list) => list.length))
  if (lists.length > 3 && lengths.size === 1) return false
  if (items.some((item) => item.length > 100)) return false
  return lists.length < MANY || new Set(items).size <= items.length * 0.7
}
