import { formatCell } from '../base/cell-format'
import { labelsIn } from '../base/cells'
import type { GridColumn } from '../parts/results/grid-table'
import { itemsColumn } from '../parts/results/items-column'
import { measureColumn } from '../parts/results/measure-column'
import type { RunFacts } from './facts'
import styles from './hypotheses.module.css'
import { hypothesisMeasures } from './measures'
import { hypothesisWords as words } from './words'

const IN_UNITS = ['effect', 'effect_low', 'effect_high', 'effect_found', 'inside', 'outside']
const LESS = ['p_value', 'q_value', 'confirmed']

/** On a phone: names in two lines, as chips of six of them hold nothing but dots. */
const namedInLines = (column: GridColumn): GridColumn => ({
  ...column,
  cell: ({ cells }) => <span className={styles.names}>{labelsIn(cells['features']).join(' · ')}</span>,
})

export const compactHypothesisColumns = ([features, figure]: readonly GridColumn[]): GridColumn[] =>
  features && figure ? [namedInLines(features), figure] : []

/** What a grid shows of a run: effects of numbers stand in the unit of the target. */
export function hypothesisColumns({ language, targetKind }: RunFacts): GridColumn[] {
  const number = language === 'sets' || targetKind !== 'number' ? 'share' : 'ratio'
  const { inside, outside, ...most } = hypothesisMeasures
  const shown = language === 'sets' || targetKind === 'classes' ? most : { inside, outside, ...most }
  return [
    itemsColumn('features', language === 'sets' ? words.columns.features : words.columns.conditions, {
      min: 200,
      share: 1,
      rank: 0,
    }),
    ...Object.values(shown).map((measure, at) => ({
      ...measureColumn(measure, 92, LESS.includes(measure.id) ? undefined : at + 1),
      ...(measure.id === 'effect' && { label: words.front.upwards[language] }),
      ...(IN_UNITS.includes(measure.id)
        ? { cell: ({ cells }: Parameters<GridColumn['cell']>[0]) => formatCell(number, cells[measure.id]) }
        : {}),
    })),
  ]
}
