import type { ReadOptions } from '../../recipe/schema'
import type { SourceInfo } from '../../workers/protocol/files'
import { Select } from '../base/components/Select'
import { reopen } from '../parts/open/opening'
import { useCommandContext } from '../run/commands/use-commands'
import styles from './ReadOptionsForm.module.css'
import { ingest as words } from './words'

/** Which sheet of a workbook is read. What was found of another sheet says nothing of this one. */
export function SheetForm({ source, onRead }: { source: SourceInfo; onRead?: (read: ReadOptions) => void }) {
  const context = useCommandContext()
  const { sheets = [], read } = source
  const change = (next: ReadOptions) => {
    if (onRead) onRead(next)
    else void reopen(context, next)
  }
  const { sheet = '' } = read
  const merged = read.merged ? { merged: read.merged } : {}
  return (
    <section className={styles.form} aria-label={words.sheetReading} title={words.sheetReadingHint}>
      <Select
        label={words.sheet}
        value={sheet}
        options={sheets.map(({ name, hidden }) => ({ id: name, label: hidden ? words.hiddenSheet(name) : name }))}
        onChange={(chosen) => change({ sheet: chosen })}
      />
      <Select
        label={words.header}
        value={read.header === false ? 'no' : 'yes'}
        options={(['yes', 'no'] as const).map((id) => ({ id, label: words.headers[id] }))}
        onChange={(header) => change({ sheet, ...merged, header: header === 'yes' })}
      />
      {source.merged !== undefined && (
        <Select
          label={words.merged}
          value={read.merged ?? 'fill'}
          options={(['fill', 'leave'] as const).map((id) => ({ id, label: words.mergedAs[id] }))}
          onChange={(chosen) => change({ sheet, merged: chosen })}
        />
      )}
    </section>
  )
}
