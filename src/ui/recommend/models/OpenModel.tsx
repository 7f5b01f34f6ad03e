import type { ModelInfo } from '../../../workers/recommend/model-file/types'
import { Button } from '../../base/components/Button'
import { runCommand, useCommandContext } from '../../run/commands/use-commands'
import { ModelFacts } from './ModelFacts'
import styles from './models.module.css'
import { scoreCommand } from './score-with'
import { modelWords as words } from './words'

/** In place of data a model was opened: what it is, and the way to its lists. */
export function OpenModel({ model }: { model: ModelInfo }) {
  const context = useCommandContext()
  return (
    <div className={styles.opened}>
      <p>{words.inFile}</p>
      <ModelFacts model={model} />
      <Button kind="primary" onPress={() => void runCommand(scoreCommand(model), context)}>
        {words.score}
      </Button>
    </div>
  )
}
