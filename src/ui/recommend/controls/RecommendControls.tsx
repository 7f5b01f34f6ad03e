import type { RecommendParameters } from '../../../analyses/recommend/definition'
import type { MoreOptionsProps } from '../../run/MoreOptions'
import { useAnalysis } from '../../run/use-analysis'
import { ModelChoice } from '../models/ModelChoice'
import { recommendWords } from '../words'
import { ListControl } from './ListControl'
import { MethodControl } from './MethodControl'
import { ModelOptions, modelFields } from './ModelOptions'
import { Proposal } from './Proposal'

/** What recommends, what the lists are like, and the saved model that they may come from. */
export function RecommendControls() {
  const [{ model, method = 'als' }] = useAnalysis<RecommendParameters>()
  return (
    <>
      {model === undefined && <MethodControl />}
      {model === undefined && method === 'als' && <Proposal />}
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
    'onePer',
  ],
  fields: modelFields,
  controls: <ModelOptions />,
}
