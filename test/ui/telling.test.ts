import { describe, expect, it } from 'vitest'
import { telling } from '../../src/ui/rules/charts/telling'
import { telling as tellingOfBundles } from '../../src/ui/utility/telling'
import type { GroupMatrix } from '../../src/workers/rules/types'
import type { BundleMatrix } from '../../src/workers/utility/types'

const rule = (index: number) => ({ index, antecedents: ['a'], consequents: ['b'], disagreement: 0 })
const matrix: GroupMatrix = {
  groups: [
    { label: 'kiosk', baskets: 9, few: true },
    { label: 'market', baskets: 300, few: false },
    { label: 'mall', baskets: 2000, few: false },
    { label: 'shed', baskets: 5, few: true },
  ],
  rules: [rule(0), rule(1)],
  lift: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8),
  both: Uint32Array.of(1, 2, 3, 4, 5, 6, 7, 8),
  thin: Uint8Array.of(0, 0, 0, 1, 1, 0, 1, 1),
}

describe('groups in a picture of rules', () => {
  it('stand by size, without those that say nothing', () => {
    const shown = telling(matrix, true)
    expect(shown.groups.map(({ label }) => label)).toEqual(['mall', 'market', 'kiosk'])
    expect([...shown.lift]).toEqual([3, 2, 1, 7, 6, 5])
    expect([...shown.thin]).toEqual([0, 0, 0, 1, 0, 1])
    expect(telling(matrix, false).groups.map(({ label }) => label)).toEqual(['mall', 'market'])
  })

  it('are all there where nothing would be left to compare', () => {
    const silent = telling({ ...matrix, thin: new Uint8Array(8).fill(1) }, true)
    expect(silent.groups.map(({ label }) => label)).toEqual(['mall', 'market', 'kiosk', 'shed'])
  })
})

it('a picture of bundles keeps the group that alone has one, by its new place', () => {
  const bundle = { index: 0, items: ['a', 'b'], utility: 1, groupsWith: 1, disagreement: 0 }
  const bundles: BundleMatrix = {
    groups: [
      { label: 'kiosk', receipts: 9, utility: 1 },
      { label: 'market', receipts: 300, utility: 2 },
      { label: 'shed', receipts: 2, utility: 2 },
    ],
    bundles: [{ ...bundle, onlyIn: 0 }],
    utility: Float64Array.of(1, 2, 3),
    perThousand: Float64Array.of(1, 2, 3),
    count: Uint32Array.of(1, 2, 3),
    thin: Uint8Array.of(1, 0, 1),
  }
  const shown = tellingOfBundles(bundles)
  expect(shown.groups.map(({ label }) => label)).toEqual(['market', 'kiosk'])
  expect(shown.bundles[0]?.onlyIn).toBe(1)
  expect([...shown.perThousand]).toEqual([2, 1])
})
