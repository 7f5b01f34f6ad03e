/** SQL does not tell "Support" from "support"; columns named by the source come first, and give way to those behind them. */
export function toldApart(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names
    .toReversed()
    .map((name) => {
      let free = name
      while (taken.has(free.toLowerCase())) free = `${free}_group`
      taken.add(free.toLowerCase())
      return free
    })
    .reverse()
}
