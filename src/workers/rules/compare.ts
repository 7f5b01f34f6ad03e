import { fisherTest, type RuleCounts, zelenTest } from '../../analyses/exact'
import type { RulesParameters } from '../../analyses/rules/definition'
import type { FindPatterns } from '../compare/ask'
import { type FoundSets, findSets } from '../compare/find-sets'
import type { Pattern } from '../compare/pattern'
import { compareFaults } from '../compare/sentences'
import type { Measure } from '../compare/types'
import type { BasketTable } from '../table/basket-table'
import type { Pause } from '../table/pause'
import { liftOf, measureOf } from './measure'

/** Some sets of many items split into more rules than can be looked at. */
const MOST_RULES = 500_000
const SETS_BETWEEN_PAUSES = 256

interface BothCounts {
  a: RuleCounts
  b: RuleCounts
}

const holdsOneOf = (wanted: ReadonlySet<string> | null, items: readonly number[], labels: readonly string[]) =>
  wanted === null || items.some((item) => wanted.has(labels[item]!))
const setOf = (labels: readonly string[] | undefined) => (labels && labels.length > 0 ? new Set(labels) : null)

function asks(parameters: RulesParameters, { itemLabels }: BasketTable) {
  const [any, before, after] = [parameters.include, parameters.antecedentIncludes, parameters.consequentIncludes].map(
    setOf,
  ) as [Set<string> | null, Set<string> | null, Set<string> | null]
  return (antecedent: number[], consequent: number[]) =>
    consequent.length <= (parameters.maxConsequent ?? Number.POSITIVE_INFINITY) &&
    holdsOneOf(any, [...antecedent, ...consequent], itemLabels) &&
    holdsOneOf(before, antecedent, itemLabels) &&
    holdsOneOf(after, consequent, itemLabels)
}

/** Whether the question would have given the rule as an answer on this side. */
function passes({ metric, minThreshold }: RulesParameters, counts: RuleCounts, floor: number): boolean {
  if (counts.both < floor) return false
  const value = measureOf(metric, counts)
  return value === null || value >= minThreshold
}

/** Above 0 where the sides of the rule go together more on A, by odds and by lift; 0 where the two disagree. */
function byLift({ a, b }: BothCounts): number {
  const odds = ({ baskets, antecedent, consequent, both }: RuleCounts) => {
    const [only, other] = [antecedent - both, consequent - both]
    return [both * (baskets - antecedent - other), only * other] as const
  }
  const [moreA, lessA] = odds(a)
  const [moreB, lessB] = odds(b)
  const apart = Math.sign(moreA * lessB - moreB * lessA)
  return Math.sign(liftOf(a) - liftOf(b)) === apart ? apart : 0
}

function compared(measure: Measure, counts: BothCounts): Pick<Pattern, 'a' | 'b' | 'p' | 'direction'> {
  const { a, b } = counts
  const side = ({ both, antecedent }: RuleCounts, value: number) => ({ count: both, of: antecedent, value })
  if (measure === 'lift')
    return { a: side(a, liftOf(a)), b: side(b, liftOf(b)), p: zelenTest(a, b), direction: byLift(counts) }
  const [onA, onB] = [side(a, a.both / a.antecedent), side(b, b.both / b.antecedent)]
  return { a: onA, b: onB, p: fisherTest(onA, onB), direction: a.both * b.antecedent - b.both * a.antecedent }
}

/** All ways to split the sets into a rule, counted on both sides. */
async function eachRule(
  { sets }: FoundSets,
  sides: { a: number; b: number },
  see: (antecedent: number[], consequent: number[], counts: BothCounts) => void,
  pause: Pause,
): Promise<void> {
  const bySet = new Map(sets.map((set) => [set.ranks.join(), set]))
  for (let s = 0; s < sets.length; s++) {
    if (s % SETS_BETWEEN_PAUSES === 0) await pause()
    const { ranks, a, b } = sets[s]!
    if (ranks.length < 2) continue
    for (let chosen = 1; chosen < 2 ** ranks.length - 1; chosen++) {
      const antecedent = ranks.filter((_, i) => Math.floor(chosen / 2 ** i) % 2 === 1)
      const consequent = ranks.filter((_, i) => Math.floor(chosen / 2 ** i) % 2 === 0)
      // Parts of what is frequent on a side are frequent there: they were found too.
      const [from, to] = [bySet.get(antecedent.join())!, bySet.get(consequent.join())!]
      see(antecedent, consequent, {
        a: { baskets: sides.a, antecedent: from.a, consequent: to.a, both: a },
        b: { baskets: sides.b, antecedent: from.b, consequent: to.b, both: b },
      })
    }
  }
}

/** Rules that either side has, by how often they hold or by lift on both. */
export const findRules: FindPatterns = async (table, sides, measure, { result, pause }) => {
  const { analysis } = result.context.recipe
  if (analysis.kind !== 'rules') throw new Error(`${analysis.kind} are no rules`)
  const found = await findSets(table, sides, analysis, pause)
  const asked = asks(analysis, table)
  const byLabel = (x: number, y: number) => table.input.labelRank[x]! - table.input.labelRank[y]!
  const items = (ranks: number[]) => ranks.map((rank) => found.itemOf[rank]!).sort(byLabel)
  const patterns: Pattern[] = []
  await eachRule(
    found,
    sides,
    (from, to, counts) => {
      const foundA = passes(analysis, counts.a, found.floors.a)
      const foundB = passes(analysis, counts.b, found.floors.b)
      if (!foundA && !foundB) return
      const parts = [items(from), items(to)]
      if (!asked(parts[0]!, parts[1]!)) return
      if (patterns.length === MOST_RULES) throw compareFaults.tooMany()
      patterns.push({ parts, foundA, foundB, ...compared(measure, counts) })
    },
    pause,
  )
  return { baskets: { a: sides.a, b: sides.b }, floors: found.floors, raised: found.raised, patterns }
}
