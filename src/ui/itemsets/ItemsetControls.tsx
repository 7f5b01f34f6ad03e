import type { ItemsetsParameters } from '../../analyses/itemsets/definition'
import { TARGETS } from '../../analyses/parameters'
import { Select } from '../base/components/Select'
import { BasketOptions, basketFields } from '../run/BasketOptions'
import { LengthControl } from '../run/LengthControl'
import type { MoreOptionsProps } from '../run/MoreOptions'
import { SupportControl } from '../run/SupportControl'
import { useAnalysis } from '../run/use-analysis'
import { faceWords } from './face-words'
import { itemsetWords } from './words'

const words = itemsetWords.panel

/** How frequent sets must be, and of how many items. */
export function ItemsetControls() {
  return (
    <>
      <SupportControl holders={faceWords.holders} foreseen />
      <LengthControl label={words.length} />
    </>
  )
}

function ItemsetOptions() {
  const [{ target }, change] = useAnalysis<ItemsetsParameters>()
  return (
    <BasketOptions>
      <Select
        label={words.target}
        value={target}
        options={TARGETS.map((id) => ({ id, ...words.targets[id] }))}
        onChange={(next) => change({ target: next })}
      />
    </BasketOptions>
  )
}

export const itemsetOptions: MoreOptionsProps = {
  label: () => words.more,
  sets: ['include', 'exclude', 'target', 'method'],
  fields: () => [...basketFields(), words.target],
  controls: <ItemsetOptions />,
}
