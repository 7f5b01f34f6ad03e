import { useState } from 'react'
import type { ResultQuery } from '../../../client/result-query'
import { writeCsv } from '../../../export/csv'
import type { Compared } from '../../../workers/compare/types'
import { toast } from '../../base/components/announce'
import { saveFile } from '../../base/components/save-file'
import { formatCount } from '../../base/format'
import { told } from '../../base/told'
import { comparedTable } from './compared-table'
import { compareWords as words } from './words'

/** Writes all rows of a comparison to a file, also those that are not on the screen. */
export function useSaveList(): [save: (every: ResultQuery<Compared>) => Promise<void>, saving: boolean] {
  const [saving, setSaving] = useState(false)
  const save = async ({ queryFn }: ResultQuery<Compared>) => {
    setSaving(true)
    try {
      const { rows } = await queryFn({ signal: new AbortController().signal })
      const bytes = await writeCsv(comparedTable(rows))
      saveFile('basketeer-compare.csv', new Blob([bytes], { type: 'text/csv;charset=utf-8' }))
      toast(words.saved(formatCount(rows.length)))
    } catch (error) {
      toast(told(error), 'bad')
    } finally {
      setSaving(false)
    }
  }
  return [save, saving]
}
