import { Scale } from 'lucide-react'
import { Button } from '../../base/components/Button'
import { offers } from '../../run/commands/offers'
import { runCommand, useCommandContext } from '../../run/commands/use-commands'
import styles from '../../run/RunPanel.module.css'
import { useEngineState } from '../../state/engine-context'
import { judge } from '../face'
import { judgeWords as words } from '../words'

const judgeSettings = offers.find(({ id }) => id === judge.offer.id)

/** From recommendations to whether they would have been right. */
export function JudgeSettings() {
  const context = useCommandContext()
  const hasSource = useEngineState((state) => state.source !== null)
  if (!hasSource || !judgeSettings) return null
  return (
    <div className={styles.group}>
      <Button wide icon={<Scale aria-hidden="true" />} onPress={() => void runCommand(judgeSettings, context)}>
        {judgeSettings.label(context)}
      </Button>
      <p className={styles.foot}>{words.judgeHint}</p>
    </div>
  )
}
