import { useState } from 'react'
import type { ValueMeaning } from '../../../recipe/guess-money'
import type { GridQuery } from '../../../workers/protocol/query'
import type { ExportedFile, ExportFormat } from '../../../workers/protocol/result'
import { toast } from '../../base/components/announce'
import { saveFile } from '../../base/components/save-file'
import { told } from '../../base/told'
import { useEngine } from '../../state/engine-context'
import type { Marks } from '../../state/marks'
import { resultWords as words } from '../results/words'

const TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv;charset=utf-8',
  'csv-comma': 'text/csv;charset=utf-8',
  'csv-point': 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
  parquet: 'application/vnd.apache.parquet',
  arrow: 'application/vnd.apache.arrow.file',
}

/** Browsers ask before a page may save two files at once; a moment between them avoids the question in most. */
const BETWEEN_FILES = 400

/** Saves a file and the one beside it that says how it came about; returns what it is called. */
export async function saveExport({ name, bytes, sidecar }: ExportedFile, format: ExportFormat): Promise<string> {
  saveFile(name, new Blob([bytes], { type: TYPES[format] }))
  await new Promise((resolve) => setTimeout(resolve, BETWEEN_FILES))
  saveFile(sidecar.name, new Blob([sidecar.text], { type: TYPES.json }))
  return name
}

/** Writes a result to a file, and beside it the file that says how it came about. Null exports every row. */
export function useExport() {
  const { results } = useEngine()
  const [working, setWorking] = useState(false)
  const save = async (
    jobId: string,
    format: ExportFormat,
    query: GridQuery | null,
    { marks, money }: { marks?: Marks | undefined; money?: { valueIs: ValueMeaning } | undefined } = {},
  ) => {
    setWorking(true)
    try {
      const file = await results.exportResult(jobId, format, query, marks, money)
      toast(words.export.done(await saveExport(file, format)))
    } catch (error) {
      toast(told(error), 'bad')
    } finally {
      setWorking(false)
    }
  }
  return { working, save }
}
