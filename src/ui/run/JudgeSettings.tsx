import { Scale } from 'lucide-react'
import { judgeSettings } from '../commands/actions/judge-settings'
import { runCommand, useCommandContext } from '../commands/use-commands'
import { Button } from '../components/Button'
import { useEngineState } from '../state/engine-context'
import { judgeWords as words } from '../words/judge'
import styles from './RunPanel.module.css'

/** From recommendations to whether they would have been right. */
export function JudgeSettings() {
  const context = useCommandContext()
  const hasSource = useEngineState((state) => state.source !== null)
  if (!hasSource) return null
  return (
    <div className={styles.group}>
      <Button wide icon={<Scale aria-hidden="true" />} onPress={() => void runCommand(judgeSettings, context)}>
        {words.judgeThese}
      </Button>
      <p className={styles.foot}>{words.judgeHint}</p>
    </div>
  )
}
