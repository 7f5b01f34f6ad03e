import { FileUp, FolderOpen } from 'lucide-react'
import { openFilesCommand, openFolderCommand } from '../commands/actions/open-files'
import { runCommand, useCommandContext } from '../commands/use-commands'
import { Button } from '../components/Button'
import { ErrorNotice } from '../components/ErrorNotice'
import { formatList } from '../components/format'
import { Notice } from '../components/Notice'
import { ProgressBar } from '../components/ProgressBar'
import { useOpening } from '../ingest/opening'
import { useWorkspace } from '../state/workspace'
import { start as words } from '../words/start'
import { Samples } from './Samples'
import styles from './StartView.module.css'
import { StillLife } from './StillLife'

/** What this is, and the two ways in: a file of one's own, or a sample. */
export function StartView() {
  const context = useCommandContext()
  const { name, error } = useOpening()
  const files = useWorkspace((w) => w.recipe.data.files)
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
            <ProgressBar label={words.openingFile(name)} share={null} />
          </div>
        )}
      </section>
      {error !== null && (
        <div className={styles.notice}>
          <ErrorNotice error={error} />
        </div>
      )}
      {files.length > 0 && name === null && (
        <div className={styles.notice}>
          <Notice>
            <strong>{words.linkTitle}.</strong> {words.link(formatList(files))}
          </Notice>
        </div>
      )}
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
