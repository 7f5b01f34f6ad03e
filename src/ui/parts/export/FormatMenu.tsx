import { ChevronDown, Download } from 'lucide-react'
import type { ExportFormat } from '../../../workers/protocol/result'
import { Button } from '../../base/components/Button'
import { Menu } from '../../base/components/Menu'
import { readersDecimal } from '../copy/copied-table'
import { resultWords } from '../results/words'
import styles from './export.module.css'
import { MOST_OF_SHEET } from './formats'
import { shareWords as words } from './words'

const FORMATS: readonly ExportFormat[] = ['csv', 'xlsx', 'parquet', 'arrow', 'json']

/** A list as a file, in any format. */
export function FormatMenu({
  rows,
  working,
  disabled = working,
  onSave,
}: {
  rows: number
  working: boolean
  disabled?: boolean
  onSave(format: ExportFormat): void
}) {
  const tooLong = rows > MOST_OF_SHEET
  const entries = [
    ...FORMATS.map((format) => ({
      id: format,
      label: resultWords.formats[format].label,
      disabled: format === 'xlsx' && tooLong,
      ...(format === 'xlsx' && tooLong && { hint: words.tooLong }),
      run: () => onSave(format),
    })),
    { id: 'here', label: words.here, run: () => onSave(readersDecimal() === ',' ? 'csv-comma' : 'csv-point') },
  ]
  return (
    <Menu label={words.export} entries={entries}>
      <Button kind="quiet" size="small" icon={<Download aria-hidden="true" />} isDisabled={disabled || rows === 0}>
        {working ? words.exporting : words.export}
        <ChevronDown aria-hidden="true" className={styles.more} />
      </Button>
    </Menu>
  )
}
