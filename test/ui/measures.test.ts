import { describe, expect, it } from 'vitest'
import { type AnalysisKind, analyses } from '../../src/analyses/registry'
import { measuresOf } from '../../src/ui/parts/results/measures'
import { nextSort } from '../../src/ui/parts/results/sort'
import { utilityColumns } from '../../src/ui/utility/columns'
import { createMoney } from '../../src/ui/utility/money'

describe('the first click on a measure', () => {
  it.each(Object.keys(analyses) as AnalysisKind[])('puts the best on top: %s', (kind) => {
    for (const [column, { sorts }] of measuresOf(kind)) {
      const smallIsStrong = column === 'p_value' || column === 'q_value'
      expect(nextSort([], { id: column, sorts }, false)).toEqual([{ column, descending: !smallIsStrong }])
    }
  })

  it('puts the bundle that earns the most on top', () => {
    const columns = utilityColumns('store', createMoney('margin_eur', 2), 100)
    const first = columns.flatMap(({ id, sorts }) => (sorts ? [[id, sorts]] : []))
    expect(Object.fromEntries(first)).toEqual({
      store: 'up',
      utility: 'down',
      support: 'down',
      per_receipt: 'down',
      surplus: 'down',
      share: 'down',
      lift: 'down',
      expected: 'down',
    })
  })
})
