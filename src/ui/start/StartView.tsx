import { FileUp, FolderOpen } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { Button } from '../base/components/Button'
import { ErrorNotice } from '../base/components/ErrorNotice'
import { Notice } from '../base/components/Notice'
import { formatList } from '../base/format'
import { OpeningProgress } from '../parts/open/OpeningProgress'
import { openFilesCommand, openFolderCommand } from '../parts/open/open-files'
import { useOpening } from '../parts/open/opening-state'
import { runCommand, useCommandContext } from '../run/commands/use-commands'
import { useEngineState } from '../state/engine-context'
import { useWorkspace } from '../state/workspace'
import { Samples } from './Samples'
import styles from './StartView.module.css'
import { StillLife } from './StillLife'
import { start as words } from './words'

const WorkspaceList = lazy(() => import('../parts/workspace/WorkspaceList'))

/** What this is, and the two ways in: a file of one's own, or a sample. */
export function StartView() {
  const context = useCommandContext()
  const { name, error } = useOpening()
  const files = useWorkspace((w) => w.recipe.data.files)
  const nothingOpen = useEngineState(({ source }) => source === null)
  return (
    <div className={styles.page}>
      <div className={styles.lead}>
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
      </div>
      <StillLife />
      <section className={styles.drop} aria-label={words.choose}>
        {name === null ? (
          <>
            <FileUp aria-hidden="true" />
            <strong>{words.drop}</strong>
            <p>{words.dropMore}</p>
            <div className={styles.buttons}>
              <Button kind="primary" size="large" onPress={() => void runCommand(openFilesCommand, context)}>
                {words.choose}
              </Button>
              <Button
                size="large"
                icon={<FolderOpen aria-hidden="true" />}
                onPress={() => void runCommand(openFolderCommand, context)}
              >
                {words.folder}
              </Button>
            </div>
          </>
        ) : (
          <div className={styles.progress}>
            <OpeningProgress name={name} />
          </div>
        )}
      </section>
      {error !== null && (
        <div className={styles.notice}>
          <ErrorNotice error={error} />
        </div>
      )}
      {files.length > 0 && nothingOpen && name === null && (
        <div className={styles.notice}>
          <Notice>
            <strong>{words.linkTitle}.</strong> {words.link(formatList(files))}
          </Notice>
        </div>
      )}
      <Suspense>
        <WorkspaceList />
      </Suspense>
      <Samples disabled={name !== null} />
      <dl className={styles.promises}>
        <div>
          <dt>{words.privateTitle}</dt>
          <dd>{words.private}</dd>
        </div>
        <div>
          <dt>{words.fastTitle}</dt>
          <dd>{words.fast}</dd>
        </div>
        <div>
          <dt>{words.honestTitle}</dt>
          <dd>{words.honest}</dd>
        </div>
      </dl>
    </div>
  )
}
