import { useState } from 'react'
import type { ReadOptions } from '../../recipe/schema'
import type { SourceInfo } from '../../workers/protocol/files'
import { Select, type SelectOption } from '../base/components/Select'
import { TextField } from '../base/components/TextField'
import { reopen } from '../parts/open/opening'
import { useCommandContext } from '../run/commands/use-commands'
import styles from './ReadOptionsForm.module.css'
import { ingest as words } from './words'

const DELIMITERS = [',', ';', '\t', '|', ' ']
const ENCODINGS = ['utf-8', 'windows-1252', 'iso-8859-1', 'utf-16le', 'utf-16be']

/** A choice of the known ones, and the one that was found even if nobody thought of it. */
function withFound(known: readonly string[], found: string | undefined, label: (id: string) => string) {
  const all = found === undefined || known.includes(found) ? known : [...known, found]
  return all.map((id): SelectOption<string> => ({ id, label: label(id) }))
}

/** How the text is read: what sniffing found, to be put right by hand. */
export function ReadOptionsForm({
  source,
  onRead,
}: {
  source: SourceInfo
  /** Of a table beside the lines, which is read with the question. */
  onRead?: (read: ReadOptions) => void
}) {
  const context = useCommandContext()
  const { read } = source
  const change = (part: ReadOptions) => {
    const next = { ...read, ...part }
    if (onRead) onRead(next)
    else void reopen(context, next)
  }
  return (
    <section className={styles.form} aria-label={words.reading} title={words.readingHint}>
      <Select
        label={words.delimiter}
        value={read.delimiter ?? ','}
        options={withFound(DELIMITERS, read.delimiter, (id) => words.delimiters[id] ?? id)}
        onChange={(delimiter) => change({ delimiter })}
      />
      <Select
        label={words.decimal}
        value={read.decimal ?? '.'}
        options={(['.', ','] as const).map((id) => ({ id, label: words.decimals[id] }))}
        onChange={(decimal) => change({ decimal })}
      />
      <Select
        label={words.encoding}
        value={read.encoding?.toLowerCase() ?? 'utf-8'}
        options={withFound(ENCODINGS, read.encoding?.toLowerCase(), (id) => id.toUpperCase())}
        onChange={(encoding) => change({ encoding })}
      />
      <Select
        label={words.header}
        value={read.header === false ? 'no' : 'yes'}
        options={(['yes', 'no'] as const).map((id) => ({ id, label: words.headers[id] }))}
        onChange={(header) => change({ header: header === 'yes' })}
      />
      <DateFormat value={read.dateFormat ?? ''} onCommit={(dateFormat) => change({ dateFormat })} />
    </section>
  )
}

function DateFormat({ value, onCommit }: { value: string; onCommit(value: string): void }) {
  const [draft, setDraft] = useState(value)
  const [seen, setSeen] = useState(value)
  if (seen !== value) {
    setSeen(value)
    setDraft(value)
  }
  return (
    <TextField
      label={words.dateFormat}
      value={draft}
      placeholder={words.dateAuto}
      onChange={setDraft}
      onBlur={() => draft !== value && draft.trim() !== '' && onCommit(draft.trim())}
    />
  )
}
