import { Plus } from 'lucide-react'
import { lazy, Suspense, useMemo } from 'react'
import type { SourceInfo } from '../../workers/protocol/files'
import { notesOf } from '../../workers/readers/notes'
import { Button } from '../base/components/Button'
import { formatBytes, formatCount } from '../base/format'
import { said } from '../base/told'
import { adoptionOf } from '../face-of'
import { addFilesCommand } from '../parts/open/open-files'
import { runCommand, useCommandContext } from '../run/commands/use-commands'
import styles from './SourceFile.module.css'
import { ingest as words } from './words'

/** What was opened. */
export function SourceFile({ source }: { source: SourceInfo }) {
  const context = useCommandContext()
  const adoption = useMemo(() => adoptionOf(source), [source])
  const About = useMemo(() => adoption && lazy(adoption.load), [adoption])
  const more = source.files.length - 1
  const rows = formatCount(source.rows)
  return (
    <section className={styles.source}>
      <div className={styles.name}>
        <h1 title={source.files.map(({ name }) => name).join('\n')}>{source.files[0]?.name ?? source.name}</h1>
        {more > 0 && <span>{words.moreFiles(more)}</span>}
        {!adoption && (
          <Button
            kind="quiet"
            icon={<Plus aria-hidden="true" />}
            onPress={() => void runCommand(addFilesCommand, context)}
          >
            {words.addFiles}
          </Button>
        )}
      </div>
      <dl className={styles.facts}>
        <div>
          <dt>{words.rows}</dt>
          <dd>{source.rowsExact ? rows : words.aboutRows(rows)}</dd>
        </div>
        <div>
          <dt>{words.columns}</dt>
          <dd>{formatCount(source.columns.length)}</dd>
        </div>
        <div>
          <dt>{words.size}</dt>
          <dd>{formatBytes(source.bytes)}</dd>
        </div>
        <div>
          <dt>{words.format}</dt>
          <dd>{adoption?.format ?? words.formats[source.format]}</dd>
        </div>
      </dl>
      {notesOf(source).map((note) => (
        <p key={note.says} className={styles.note}>
          {said(note)}
        </p>
      ))}
      {About && (
        <Suspense>
          <About source={source} />
        </Suspense>
      )}
    </section>
  )
}
