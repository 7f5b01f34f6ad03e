import type { SequencesParameters } from '../../../analyses/sequences/definition'
import { LengthControl } from '../../run/LengthControl'
import type { MoreOptionsProps } from '../../run/MoreOptions'
import { SupportControl } from '../../run/SupportControl'
import { useAnalysis } from '../../run/use-analysis'
import { faceWords } from '../face-words'
import { sequenceWords } from '../words'
import { SequenceOptions, sequenceFields } from './SequenceOptions'
import { StepSelect } from './StepSelect'

const words = sequenceWords.panel

/** How many must take a path, and of how many steps. */
export function SequenceControls() {
  const [{ visits }] = useAnalysis<SequencesParameters>()
  const byVisits = visits !== undefined
  return (
    <>
      <SupportControl holders={faceWords.holders} foreseen />
      <StepSelect />
      <LengthControl label={byVisits ? words.items : words.length} />
    </>
  )
}

export const sequenceOptions: MoreOptionsProps = {
  label: () => words.more,
  sets: [
    'first',
    'last',
    'exclude',
    'maxGapSteps',
    'maxGapTime',
    'minGapSteps',
    'minGapTime',
    'maxSpan',
    'minSteps',
    'target',
  ],
  fields: sequenceFields,
  controls: <SequenceOptions />,
}
