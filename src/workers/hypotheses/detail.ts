import type { HypothesesParameters } from '../../analyses/hypotheses/definition'
import { rowsAtHand } from '../../analyses/hypotheses/detail/rows-at-hand'
import { setDetail } from '../../analyses/hypotheses/detail/set-detail'
import { subgroupDetail } from '../../analyses/hypotheses/detail/subgroup-detail'
import type { HypothesesColumns } from '../../analyses/hypotheses/types'
import type { Behind } from '../behind'
import { tableAtHand } from '../lines-missing'
import { rowAt } from '../result/page'
import type { HypothesisDetail } from './types'

/** What stands behind a hypothesis: worked out anew in the rows that confirmed it. */
export async function detailOf(behind: Behind, index: number): Promise<HypothesisDetail> {
  const { result } = behind
  const row = rowAt(result, index)
  const columns = result.columns as HypothesesColumns
  const asked = result.context.recipe.analysis as HypothesesParameters
  const table = await tableAtHand(behind)
  const labels = Array.from(columns.features.subarray(columns.offsets[index], columns.offsets[index + 1]))
  if (!table) return { row, partial: true, about: null, names: {} }
  const at = rowsAtHand(table.input, asked)
  const about =
    columns.language === 'sets' ? setDetail(at, labels, columns.holds[index] === 1, asked) : subgroupDetail(at, labels)
  const items =
    about.language === 'subgroups'
      ? about.conditions.map(({ item }) => item)
      : about.parts.flatMap(({ item, effects, parts }) => [
          item,
          ...effects.map((e) => e.item),
          ...parts.map((p) => p.item),
        ])
  const names = Object.fromEntries(items.flatMap((item) => (item === null ? [] : [[item, table.itemLabels[item]!]])))
  return { row, partial: false, about, names }
}
