import { Scale } from 'lucide-react'
import { Button } from '../../base/components/Button'
import { runCommand, useCommandContext } from '../../run/commands/use-commands'
import styles from '../../run/RunPanel.module.css'
import { useEngineState } from '../../state/engine-context'
import { judgeSettings } from '../judge-settings'
import { judgeWords as words } from '../words'

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
