import { LengthControl } from '../../run/LengthControl'
import type { MoreOptionsProps } from '../../run/MoreOptions'
import { utilityWords } from '../words'
import { EarningControl } from './EarningControl'
import { ValueOptions } from './ValueOptions'

const words = utilityWords.panel

/** How much bundles must earn, and of how many items. */
export function UtilityControls() {
  return (
    <>
      <EarningControl />
      <LengthControl label={words.length} />
    </>
  )
}

export const utilityOptions: MoreOptionsProps = {
  label: () => words.more,
  sets: ['valueIs'],
  fields: () => [words.valueIs],
  controls: <ValueOptions />,
}
