import type { Filter } from '../../recipe/schema'
import type {
  BundleFact,
  GroupFact,
  LostFact,
  Nothing,
  PairFact,
  ShopFactName,
  ShopFacts,
  WayFact,
} from '../../workers/protocol/shop'
import { formatCount, formatGroup, formatNumber, formatPercent } from '../base/format'
import { groupWord } from '../base/group-word'
import type { Money } from '../base/money'
import { shopWords as words } from './words'

export interface Bar {
  label: string
  value: number
  text: string
  /** The one to look at. */
  strong?: boolean
}

/** What a card shows of a fact: a sentence, two bars to compare, and perhaps whom it is about. */
export interface CardData {
  sentence: string
  bars: [Bar, Bar]
  names?: string[]
  /** Narrows the view that it leads to. */
  search?: string
  group?: string | null
}

export interface CardContext {
  money: Money
  /** What the groups are called. */
  groups: string | null
  /** What the facts are found among. */
  filters: Filter[]
}

export const TITLES: Record<ShopFactName, (context: CardContext) => string> = {
  pair: () => words.pair.title,
  group: ({ groups }) => words.group.title(groupWord(groups)),
  bundle: () => words.bundle.title,
  lost: () => words.lost.title,
  way: () => words.way.title,
}

type Say<Fact> = (fact: Fact, context: CardContext) => CardData

const times = (lift: number) => formatNumber(lift, lift < 10 ? 1 : 0)
const byChance = (seen: number, lift: number) => ({ value: seen / lift, text: formatCount(Math.round(seen / lift)) })

const pair: Say<PairFact> = ({ items: [a, b], baskets, of, lift }) => ({
  sentence: words.pair.says(a, b, times(lift), formatCount(baskets), formatCount(of)),
  bars: [
    { label: words.pair.seen, value: baskets, text: formatCount(baskets), strong: true },
    { label: words.pair.chance, ...byChance(baskets, lift) },
  ],
  search: `${a} ${b}`,
})

const group: Say<GroupFact> = ({ group, item, here, elsewhere }) => {
  const [inside, outside] = [here[1] / here[0], elsewhere[1] / elsewhere[0]]
  return {
    sentence: words.group.says(formatGroup(group), item, formatPercent(inside), formatPercent(outside)),
    bars: [
      { label: words.group.here, value: inside, text: formatPercent(inside), strong: true },
      { label: words.group.elsewhere, value: outside, text: formatPercent(outside) },
    ],
    group,
  }
}

const bundle: Say<BundleFact> = ({ items: [a, b], earned, receipts, lift }, { money }) => ({
  sentence: words.bundle.says(a, b, money.about(earned), formatCount(receipts), times(lift)),
  bars: [
    { label: words.bundle.seen, value: receipts, text: formatCount(receipts), strong: true },
    { label: words.bundle.chance, ...byChance(receipts, lift) },
  ],
  search: `${a} ${b}`,
})

const lost: Say<LostFact> = ({ customers, regulars, usual, away, longest }) => {
  const [often, now] = [formatNumber(usual, 0), formatNumber(away, 0)]
  return {
    sentence: words.lost.says(formatCount(customers), formatCount(regulars), often, now),
    bars: [
      { label: words.lost.usual, value: usual, text: words.lost.days(often) },
      { label: words.lost.away, value: away, text: words.lost.days(now), strong: true },
    ],
    names: longest.map((each) => words.lost.who(each.customer, formatCount(each.visits), formatCount(each.away))),
  }
}

const way: Say<WayFact> = ({ best, alike, popular, customers, suggestions }) => {
  const [taste, sellers] = [formatPercent(alike / customers), formatPercent(popular / customers)]
  return {
    sentence: words.way.says[best](taste, sellers, formatCount(customers), formatCount(suggestions)),
    bars: [
      { label: words.way.alike, value: alike, text: taste, strong: best !== 'popular' },
      { label: words.way.popular, value: popular, text: sellers, strong: best !== 'alike' },
    ],
  }
}

const SAY: { [Name in ShopFactName]: Say<Exclude<ShopFacts[Name], Nothing>> } = { pair, group, bundle, lost, way }

export function cardOf<Name extends ShopFactName>(
  name: Name,
  fact: Exclude<ShopFacts[Name], Nothing>,
  context: CardContext,
): CardData {
  return (SAY[name] as Say<Exclude<ShopFacts[Name], Nothing>>)(fact, context)
}
