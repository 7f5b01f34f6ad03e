import type { Recipe } from '../../../../analyses/registry'
import type { GridQuery } from '../../../../workers/protocol/query'
import { Button } from '../../../base/components/Button'
import { EmptyState } from '../../../base/components/EmptyState'
import { formatCount } from '../../../base/format'
import { verbsOf } from '../../../face-of'
import { useEngineState } from '../../../state/engine-context'
import { activeFilters, switchedFilters } from '../filters/active-filters'
import { useGrammar, useNouns } from '../grammar'
import { isActive } from '../presets'
import { clearFilters } from '../query'
import type { ChangeQuery } from '../use-grid-query'
import { resultWords as words } from '../words'

/** A run without rows: what to ask instead, ready to be run. */
export function NoRows({ recipe, onTry }: { recipe: Recipe; onTry(recipe: Recipe): void }) {
  const { easings } = useGrammar()
  const nouns = useNouns()
  const nothing = useEngineState(({ table }) => table?.health.baskets === 0)
  if (nothing) return <EmptyState title={words.states.noBaskets.title(nouns)}>{words.states.noBaskets.text}</EmptyState>
  return (
    <EmptyState
      title={verbsOf(recipe.analysis).nothing}
      action={easings(recipe).map((easing) => (
        <Button key={easing.id} onPress={() => onTry(easing.recipe)}>
          {easing.label}
        </Button>
      ))}
    >
      {nouns.none}
    </EmptyState>
  )
}

/** Rows are there, but the filters let none through: which one to take back. */
export function NoMatch({
  query,
  total,
  group,
  change,
}: {
  query: GridQuery
  total: number
  group: string | null
  change: ChangeQuery
}) {
  const grammar = useGrammar()
  const advice = grammar.presets.find((preset) => preset.words.noMatch && isActive(preset, query))
  const filters = [...switchedFilters(query, group, grammar), ...activeFilters(query, grammar)]
  return (
    <EmptyState
      title={words.states.noMatch.title(formatCount(total), useNouns())}
      action={
        <>
          {filters.map((filter) => (
            <Button key={filter.id} size="small" onPress={() => change(filter.without)}>
              {words.filters.remove(filter.label)}
            </Button>
          ))}
          <Button kind="primary" size="small" onPress={() => change(clearFilters)}>
            {words.filters.clear}
          </Button>
        </>
      }
    >
      {advice?.words.noMatch ?? words.states.noMatch.text}
    </EmptyState>
  )
}
