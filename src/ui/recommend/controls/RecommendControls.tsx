import type { RecommendParameters } from '../../../analyses/recommend/definition'
import type { MoreOptionsProps } from '../../run/MoreOptions'
import { useAnalysis } from '../../run/use-analysis'
import { ModelChoice } from '../models/ModelChoice'
import { recommendWords } from '../words'
import { ListControl } from './ListControl'
import { MethodControl } from './MethodControl'
import { ModelOptions } from './ModelOptions'

/** What recommends, what the lists are like, and the saved model that they may come from. */
export function RecommendControls() {
  const [{ model }] = useAnalysis<RecommendParameters>()
  return (
    <>
      {model === undefined && <MethodControl />}
      <ListControl />
      <ModelChoice />
    </>
  )
}

export const recommendOptions: MoreOptionsProps = {
  label: () => recommendWords.panel.more,
  sets: [
    'factors',
    'alpha',
    'regularization',
    'iterations',
    'solver',
    'cgSteps',
    'seed',
    'stopEarly',
    'model',
    'weights',
    'neighbours',
    'ridge',
    'leastCustomers',
    'never',
    'only',
    'always',
  ],
  controls: <ModelOptions />,
}
