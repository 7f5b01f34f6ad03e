import { LengthControl } from '../../run/LengthControl'
import type { MoreOptionsProps } from '../../run/MoreOptions'
import { SupportControl } from '../../run/SupportControl'
import { faceWords } from '../face-words'
import { sequenceWords } from '../words'
import { SequenceOptions } from './SequenceOptions'

const words = sequenceWords.panel

/** How many must take a path, and of how many steps. */
export function SequenceControls() {
  return (
    <>
      <SupportControl holders={faceWords.holders} foreseen />
      <LengthControl label={words.length} />
    </>
  )
}

export const sequenceOptions: MoreOptionsProps = {
  label: () => words.more,
  sets: ['first', 'last', 'exclude', 'maxGapSteps', 'maxGapTime', 'maxSpan', 'target'],
  controls: <SequenceOptions />,
}
