import { Button as AriaButton } from 'react-aria-components/Button'
import { Popover } from '../base/components/Popover'
import { VisuallyHidden } from '../base/components/VisuallyHidden'
import { formatBytes } from '../base/format'
import { Lacks } from '../parts/lacks/Lacks'
import { useLacks } from '../parts/lacks/use-lacks'
import { lackWords } from '../parts/lacks/words'
import { useEngine, useEngineState } from '../state/engine-context'
import styles from './EngineStatus.module.css'
import { shell } from './words'

/** Threads and memory of this tab, and what it lacks. */
export function EngineStatus() {
  const { platform } = useEngine()
  const memory = useEngineState((state) => state.memoryBytes)
  const lacks = useLacks()
  const sharing = platform.isolated ? shell.sharedMemory : shell.noSharedMemory
  return (
    <Popover
      label={shell.status}
      placement="bottom end"
      trigger={
        <AriaButton className={styles.status ?? ''}>
          <span className={styles.dot} data-off={platform.isolated ? undefined : ''} />
          <span className={styles.words}>
            {platform.isolated ? shell.here : shell.hereAlone}
            {memory > 0 && ` · ${formatBytes(memory)}`}
          </span>
          {lacks.length > 0 && <VisuallyHidden>{shell.missing(lacks.length)}</VisuallyHidden>}
        </AriaButton>
      }
    >
      <div className={styles.about}>
        {lacks.length > 0 && <h2>{lackWords.title(lacks.length)}</h2>}
        <Lacks />
        <dl>
          <dt>{shell.work}</dt>
          <dd>
            {shell.threads(platform.threads)}, {sharing}
          </dd>
          <dt>{shell.memory}</dt>
          <dd>{formatBytes(memory)}</dd>
          <dt>{shell.version}</dt>
          <dd>{platform.version}</dd>
        </dl>
        <p>{shell.privacy}</p>
      </div>
    </Popover>
  )
}
