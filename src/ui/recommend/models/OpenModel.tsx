import type { SourceInfo } from '../../../workers/protocol/files'
import { isModel } from '../../../workers/recommend/model-file/types'
import { Button } from '../../base/components/Button'
import { runCommand, useCommandContext } from '../../run/commands/use-commands'
import { faceWords } from '../face-words'
import { ModelFacts } from './ModelFacts'
import styles from './models.module.css'
import { scoreCommand } from './score-with'
import { modelWords as words } from './words'

/** In place of data a model was opened: what it is, and the way to its lists. */
export default function OpenModel({ source: { asset } }: { source: SourceInfo }) {
  const context = useCommandContext()
  if (!isModel(asset)) return null
  return (
    <div className={styles.opened}>
      <p>{words.inFile}</p>
      <ModelFacts model={asset} />
      <Button kind="primary" onPress={() => void runCommand(scoreCommand(asset), context)}>
        {faceWords.scoring.go}
      </Button>
    </div>
  )
}
