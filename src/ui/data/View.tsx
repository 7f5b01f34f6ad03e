import { FileUp } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { Button } from '../base/components/Button'
import { EmptyState } from '../base/components/EmptyState'
import { ErrorNotice } from '../base/components/ErrorNotice'
import { OpeningProgress } from '../parts/open/OpeningProgress'
import { openFilesCommand } from '../parts/open/open-files'
import { useOpening } from '../parts/open/opening-state'
import { UnmetQuestion } from '../parts/open/UnmetQuestion'
import { KeptSets } from '../parts/people/KeptSets'
import { runCommand, useCommandContext } from '../run/commands/use-commands'
import { useEngineState } from '../state/engine-context'
import { useWorkspace } from '../state/workspace'
import { FiltersEditor } from './FiltersEditor'
import { HeadTable } from './HeadTable'
import { HealthReport } from './HealthReport'
import { MappingTable } from './MappingTable'
import { ReadOptionsForm } from './ReadOptionsForm'
import { SheetForm } from './SheetForm'
import { SourceFile } from './SourceFile'
import { Understood } from './Understood'
import styles from './View.module.css'
import { ingest as words } from './words'

const Tables = lazy(() => import('./Tables'))
const OwnItems = lazy(() => import('./OwnItems'))
const Steps = lazy(() => import('./steps/Steps'))

/** From a file to data one can trust: what it is, what its columns mean, how healthy it is. */
export default function IngestView() {
  const source = useEngineState((state) => state.source)
  const tables = useEngineState((state) => state.tables)
  const { name, error } = useOpening()
  const context = useCommandContext()
  const go = useWorkspace((w) => w.go)

  if (!source) {
    return (
      <div className={styles.empty}>
        {error !== null && <ErrorNotice error={error} />}
        {name !== null ? (
          <div className={styles.opening}>
            <OpeningProgress name={name} />
          </div>
        ) : (
          <EmptyState
            level={1}
            title={words.emptyTitle}
            picture={<FileUp />}
            action={
              <>
                <Button kind="primary" onPress={() => void runCommand(openFilesCommand, context)}>
                  {words.choose}
                </Button>
                <Button onPress={() => go('start')}>{words.samples}</Button>
              </>
            }
          >
            {words.empty}
          </EmptyState>
        )}
      </div>
    )
  }
  return (
    <div className={styles.page}>
      <div className={styles.file}>
        {error !== null && <ErrorNotice error={error} />}
        {name !== null && <OpeningProgress name={name} />}
        <UnmetQuestion />
        <SourceFile source={source} />
        {tables && tables.beside.length > 0 && (
          <Suspense>
            <Tables tables={tables} />
          </Suspense>
        )}
        <Suspense>
          <OwnItems source={source} />
        </Suspense>
        <Suspense>
          <Steps source={source} />
        </Suspense>
        {source.format === 'csv' && <ReadOptionsForm source={source} />}
        {source.format === 'xlsx' && <SheetForm source={source} />}
      </div>
      <div className={styles.mapping}>
        <MappingTable source={source} />
        <FiltersEditor source={source} />
        <KeptSets />
        <HeadTable source={source} />
      </div>
      <aside className={styles.understood} aria-label={words.understood}>
        <Understood source={source} />
      </aside>
      <div className={styles.health}>
        <HealthReport />
      </div>
    </div>
  )
}
