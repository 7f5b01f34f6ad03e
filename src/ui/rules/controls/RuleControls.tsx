import { basketFields } from '../../run/BasketOptions'
import { LengthControl } from '../../run/LengthControl'
import type { MoreOptionsProps } from '../../run/MoreOptions'
import { SupportControl } from '../../run/SupportControl'
import { faceWords } from '../face-words'
import { ruleWords } from '../words'
import { RuleOptions } from './RuleOptions'
import { ThresholdControl } from './ThresholdControl'

const words = ruleWords.panel

/** How frequent and how sure rules must be, and of how many items. */
export function RuleControls() {
  return (
    <>
      <SupportControl holders={faceWords.holders} foreseen />
      <ThresholdControl />
      <LengthControl label={words.length} least={2} />
    </>
  )
}

export const ruleOptions: MoreOptionsProps = {
  label: () => words.more,
  sets: ['include', 'exclude', 'antecedentIncludes', 'consequentIncludes', 'maxConsequent', 'target', 'method'],
  fields: () => [...basketFields(), words.left, words.right, words.maxConsequent],
  controls: <RuleOptions />,
}
