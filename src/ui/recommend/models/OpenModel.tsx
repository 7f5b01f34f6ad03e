import type { SourceInfo } from '../../../workers/protocol/files'
import { Button } from '../../base/components/Button'
import { runCommand, useCommandContext } from '../../run/commands/use-commands'
import { faceWords } from '../face-words'
import { ModelFacts } from './ModelFacts'
import styles from './models.module.css'
import { scoreCommand } from './score-with'
import { modelWords as words } from './words'

/** In place of data a model was opened: what it is, and the way to its lists. */
export default function OpenModel({ source: { model } }: { source: SourceInfo }) {
  const context = useCommandContext()
  if (!model) return null
  return (
    <div className={styles.opened}>
      <p>{words.inFile}</p>
      <ModelFacts model={model} />
      <Button kind="primary" onPress={() => void runCommand(scoreCommand(model), context)}>
        {faceWords.scoring.go}
      </Button>
    </div>
  )
}
