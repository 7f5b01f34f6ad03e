import { Scale } from 'lucide-react'
import { Button } from '../../base/components/Button'
import { offers } from '../../run/commands/offers'
import { runCommand, useCommandContext } from '../../run/commands/use-commands'
import styles from '../../run/RunPanel.module.css'
import { useEngineState } from '../../state/engine-context'
import { useWorkspace } from '../../state/workspace'
import { recommendWords } from '../words'

const judgeSettings = offers.find(({ id }) => id === 'judge-settings')

/** From recommendations to whether they would have been right. */
export function JudgeSettings() {
  const context = useCommandContext()
  // The command is on offer, or not, by these two.
  useEngineState((state) => state.source)
  useWorkspace((w) => w.recipe.analysis)
  const label = judgeSettings?.label(context)
  if (!judgeSettings || label === undefined) return null
  return (
    <div className={styles.group}>
      <Button wide icon={<Scale aria-hidden="true" />} onPress={() => void runCommand(judgeSettings, context)}>
        {label}
      </Button>
      <p className={styles.foot}>{recommendWords.panel.judgeHint}</p>
    </div>
  )
}
