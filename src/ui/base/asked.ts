import type { Target } from '../../analyses/parameters'
import { formatCount, formatList, formatPercent } from './format'
import { words } from './language'

/** Parameters in a few words, as several analyses know them. */
export const askedWords = words('asked', {
  share: (share: string, of: string) => `at least ${share} of ${of}`,
  count: (count: string, of: string) => `at least ${count} ${of}`,
  lists: (items: number) => `${items} items for each customer`,
  floor: (share: string, floor: string) => `${share}, never fewer than ${floor}`,
  length: (items: number) => `up to ${items} items`,
  include: (items: string) => `with ${items}`,
  exclude: (items: string) => `without ${items}`,
  /** Of all that is frequent, only what nothing larger says as well. */
  targets: { closed: 'closed', maximal: 'maximal' },
})

/** How frequent is frequent enough: `at least 1 % of baskets`. */
export function frequencyFact(
  {
    minSupport,
    minCount = 1,
    minBaskets = 1,
  }: { minSupport?: number | undefined; minCount?: number | undefined; minBaskets?: number | undefined },
  holders: string,
): string {
  if (minSupport === undefined) return askedWords.count(formatCount(Math.max(minCount, minBaskets)), holders)
  const share = askedWords.share(formatPercent(minSupport), holders)
  return minBaskets > 1 ? askedWords.floor(share, formatCount(minBaskets)) : share
}

/** `up to 3 items`, where there is a bound. */
export function lengthFact({ maxLength }: { maxLength?: number | undefined }): string[] {
  return maxLength === undefined ? [] : [askedWords.length(maxLength)]
}

/** `closed`, where not all are asked for. */
export function targetFact({ target }: { target: Target }): string[] {
  return target === 'all' ? [] : [askedWords.targets[target]]
}

/** `with …`, `without …`: the items that a pattern is held to. */
export function itemsFacts({
  include = [],
  exclude = [],
}: {
  include?: readonly string[] | undefined
  exclude?: readonly string[] | undefined
}): string[] {
  return [
    ...(include.length > 0 ? [askedWords.include(formatList(include))] : []),
    ...(exclude.length > 0 ? [askedWords.exclude(formatList(exclude))] : []),
  ]
}
