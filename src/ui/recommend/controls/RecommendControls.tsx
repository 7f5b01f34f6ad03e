import type { MoreOptionsProps } from '../../run/MoreOptions'
import { ModelChoice } from '../models/ModelChoice'
import { recommendWords } from '../words'
import { ListControl } from './ListControl'
import { ModelOptions } from './ModelOptions'

/** What the lists are like, and the model that they come from. */
export function RecommendControls() {
  return (
    <>
      <ListControl />
      <ModelChoice />
    </>
  )
}

export const recommendOptions: MoreOptionsProps = {
  label: () => recommendWords.panel.more,
  sets: ['factors', 'alpha', 'regularization', 'iterations', 'solver', 'cgSteps', 'seed', 'stopEarly', 'model'],
  controls: <ModelOptions />,
}
