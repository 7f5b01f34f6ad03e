import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import { groupWord } from '../base/group-word'
import type { ChartProps } from '../parts/charts/chart-props'
import type { Tab } from '../state/types'
import { ruleWords as words } from './words'

type RulesTab = Extract<Tab, 'grid' | 'scatter' | 'network' | 'matrix' | 'groups' | 'compare'>

/** Pictures of the same rows; the library behind them is only fetched when one is looked at. */
export const charts: Record<Exclude<RulesTab, 'grid' | 'compare'>, LazyExoticComponent<ComponentType<ChartProps>>> = {
  scatter: lazy(() => import('./charts/Scatter')),
  network: lazy(() => import('./charts/Network')),
  matrix: lazy(() => import('./charts/Matrix')),
  groups: lazy(() => import('./charts/Groups')),
}

/** The heatmap of groups only where there are groups; its tab is called after them. */
export function tabOptions(groupName: string | null): { id: RulesTab; label: string }[] {
  const always = (['grid', 'scatter', 'network', 'matrix'] as const).map((id) => ({ id, label: words.tabs[id] }))
  const byGroup = { id: 'groups' as const, label: words.tabs.groups(groupWord(groupName)) }
  return [...always, ...(groupName ? [byGroup] : []), { id: 'compare', label: words.tabs.compare }]
}
