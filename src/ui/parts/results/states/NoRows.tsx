import type { AnalysisKind, Recipe } from '../../../../analyses/registry'
import type { GridQuery } from '../../../../workers/protocol/query'
import { formatBound } from '../../../base/cell-format'
import { Button } from '../../../base/components/Button'
import { EmptyState } from '../../../base/components/EmptyState'
import { formatCount } from '../../../base/format'
import { kindWords, verbsOf } from '../../../face-of'
import { useEngineState } from '../../../state/engine-context'
import { activeFilters, switchedFilters } from '../filters/active-filters'
import { NUMBER_KINDS } from '../metrics'
import { isActive, PRESETS } from '../presets'
import { clearFilters } from '../query'
import type { ChangeQuery } from '../use-grid-query'
import { rulesWords as words } from '../words'
import { type Easing, easings } from './easier'

function easingLabel({ id, value = 0, recipe: { analysis } }: Easing): string {
  if (id === 'constraints') return words.states.ease.constraints
  if (id === 'length') return words.states.ease.length(value)
  if (id === 'hidden') return words.states.ease.hidden
  if (id === 'earning') return words.states.ease.earning(formatBound(value, false))
  if (id === 'support') {
    const share = 'minSupport' in analysis && analysis.minSupport !== undefined
    return words.states.ease.support(
      share ? formatBound(value, true) : `${formatCount(value)} ${kindWords[analysis.kind].holders}`,
    )
  }
  const metric = analysis.kind === 'rules' ? analysis.metric : 'confidence'
  return words.states.ease.threshold(words.metrics[metric].label, formatBound(value, NUMBER_KINDS[metric] === 'share'))
}

/** A run without rows: what to ask instead, ready to be run. */
export function NoRows({ recipe, onTry }: { recipe: Recipe; onTry(recipe: Recipe): void }) {
  const { kind } = recipe.analysis
  const nothing = useEngineState(({ table }) => table?.health.baskets === 0)
  if (nothing) return <EmptyState title={words.states.noBaskets.title(kind)}>{words.states.noBaskets.text}</EmptyState>
  return (
    <EmptyState
      title={verbsOf(recipe.analysis).nothing}
      action={easings(recipe).map((easing) => (
        <Button key={easing.id} onPress={() => onTry(easing.recipe)}>
          {easingLabel(easing)}
        </Button>
      ))}
    >
      {kindWords[kind].none}
    </EmptyState>
  )
}

/** Rows are there, but the filters let none through: which one to take back. */
export function NoMatch({
  query,
  total,
  kind,
  group,
  change,
}: {
  query: GridQuery
  total: number
  kind: AnalysisKind
  group: string | null
  change: ChangeQuery
}) {
  const advice = (['substitutes', 'losing'] as const).find((id) =>
    PRESETS[kind].some((preset) => preset.id === id && isActive(preset, query)),
  )
  const filters = [...switchedFilters(query, group), ...activeFilters(query, kind)]
  return (
    <EmptyState
      title={words.states.noMatch.title(formatCount(total), kind)}
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
      {words.states.noMatch[advice ?? 'text']}
    </EmptyState>
  )
}
