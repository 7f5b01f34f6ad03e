import { Button } from '../../base/components/Button'
import { Notice } from '../../base/components/Notice'
import { runCommand, useCommandContext } from '../../run/commands/use-commands'
import { linkWords as words } from './link-words'
import { openFilesCommand } from './open-files'
import { forgetUnmet, useOpening } from './opening-state'
import styles from './UnmetQuestion.module.css'

/** The question of a link that the file on the screen cannot answer, and what it lacks. */
export function UnmetQuestion() {
  const context = useCommandContext()
  const { unmet } = useOpening()
  if (!unmet) return null
  return (
    <Notice tone="warn">
      <strong>{words.unmetTitle(unmet.file)}.</strong> {words.unmet(unmet.lacks, unmet.asked.recipe.data.files)}
      <div className={styles.actions}>
        <Button size="small" onPress={() => void runCommand(openFilesCommand, context)}>
          {words.another}
        </Button>
        <Button kind="quiet" size="small" onPress={forgetUnmet}>
          {words.drop}
        </Button>
      </div>
    </Notice>
  )
}
