/** Columns of a joined table keep their names; one that is taken already says whose it is. */
export function namedApart<C extends { name: string }>(
  taken: readonly string[],
  columns: readonly C[],
  source: string,
): { from: C; name: string }[] {
  const names = new Set(taken)
  return columns.map((from) => {
    let name = from.name
    for (let more = 1; names.has(name); more++) name = `${from.name} (${source}${more === 1 ? '' : ` ${more}`})`
    names.add(name)
    return { from, name }
  })
}

/** SQL does not tell "Sku" from "sku": the later one says that it is another. */
export function toldApart(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    let free = name
    for (let more = 2; taken.has(free.toLowerCase()); more++) free = `${name}_${more}`
    taken.add(free.toLowerCase())
    return free
  })
}
