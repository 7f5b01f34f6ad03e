import { Button } from '../../base/components/Button'
import { ProgressBar } from '../../base/components/ProgressBar'
import { useEngineState } from '../../state/engine-context'
import styles from './OpeningProgress.module.css'
import { cancelOpening } from './opening-state'
import { openWords } from './words'

/** A file that is being looked at: how far, where that is known, and the way out. */
export function OpeningProgress({ name }: { name: string }) {
  const share = useEngineState(({ busy }) => (busy && busy.total > 0 ? busy.done / busy.total : null))
  return (
    <div className={styles.opening}>
      <ProgressBar label={openWords.opening(name)} share={share} />
      {share !== null && (
        <Button kind="quiet" onPress={cancelOpening}>
          {openWords.cancel}
        </Button>
      )}
    </div>
  )
}
