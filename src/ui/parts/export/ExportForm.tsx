import { useState } from 'react'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import type { Job } from '../../../workers/protocol/jobs'
import type { ExportFormat } from '../../../workers/protocol/result'
import { Button } from '../../base/components/Button'
import { Checkbox } from '../../base/components/Checkbox'
import { Segmented } from '../../base/components/Segmented'
import type { FaceWords } from '../../face'
import { faceOf } from '../../face-of'
import { useMarks } from '../../state/marks'
import { useWorkspace } from '../../state/workspace'
import { readersDecimal } from '../copy/copied-table'
import { markWords } from '../marks/words'
import { useMatched } from '../results/use-grid-rows'
import { useMoneyMeaning } from '../results/use-money-meaning'
import { resultWords as words } from '../results/words'
import styles from './export.module.css'
import { MOST_OF_SHEET } from './formats'
import { useExport } from './use-export'

const FORMATS = ['csv', 'xlsx', 'parquet', 'arrow', 'json'] as const

const csvHere = (): ExportFormat => (readersDecimal() === ',' ? 'csv-comma' : 'csv-point')

/** Which rows, in which format. The numbers are those of the screen. */
export function ExportForm({ job, nouns, onDone }: { job: Job; nouns: FaceWords; onDone(): void }) {
  const query = useWorkspace((workspace) => workspace.query)
  const { matched = 0, total = 0 } = useMatched(job.jobId, query)
  const [chosen, setChosen] = useState<(typeof FORMATS)[number]>('csv')
  const [here, setHere] = useState(false)
  const format = chosen === 'csv' && here ? csvHere() : chosen
  const [scope, setScope] = useState<'shown' | 'all'>('shown')
  const marks = useMarks(job.jobId)
  const [marked, setMarked] = useState(false)
  const isMarked = marks.stars.length > 0 || Object.keys(marks.notes).length > 0
  const meaning = useMoneyMeaning(job)
  const hasMoney = faceOf(job.recipe.analysis.kind).bringsMoney === true && meaning.told
  const [valued, setValued] = useState(false)
  const { working, save } = useExport()
  const rows = scope === 'shown' ? matched : total
  const tooLong = format === 'xlsx' && rows > MOST_OF_SHEET
  return (
    <div className={styles.form}>
      <Segmented<(typeof FORMATS)[number]>
        label={words.export.format}
        value={chosen}
        options={FORMATS.map((id) => ({ id, label: words.formats[id].label }))}
        onChange={setChosen}
      />
      {chosen === 'csv' && (
        <Segmented<'plain' | 'here'>
          label={words.export.csvFor}
          value={here ? 'here' : 'plain'}
          options={[
            { id: 'plain', label: words.export.csvPlain },
            { id: 'here', label: words.export.csvHere },
          ]}
          onChange={(next) => setHere(next === 'here')}
        />
      )}
      <p className={styles.hint}>{tooLong ? words.export.tooManyRows(MOST_OF_SHEET) : words.formats[format].means}</p>
      <RadioGroup className={styles.scopes ?? ''} value={scope} onChange={(next) => setScope(next as typeof scope)}>
        <Label>{words.export.scope}</Label>
        <Radio value="shown" className={styles.scope ?? ''}>
          {words.export.shown(matched, nouns)}
        </Radio>
        <Radio value="all" className={styles.scope ?? ''}>
          {words.export.all(total, nouns)}
        </Radio>
      </RadioGroup>
      {hasMoney && (
        <Checkbox checked={valued} onChange={setValued}>
          {words.export.money(meaning)}
        </Checkbox>
      )}
      {isMarked && (
        <Checkbox checked={marked} onChange={setMarked}>
          {markWords.exported}
        </Checkbox>
      )}
      <Button
        kind="primary"
        wide
        isDisabled={working || rows === 0 || tooLong}
        onPress={() =>
          void save(job.jobId, format, scope === 'shown' ? query : null, {
            marks: isMarked && marked ? marks : undefined,
            money: hasMoney && valued ? { valueIs: meaning.perUnit ? 'unit' : 'line' } : undefined,
          }).then(onDone)
        }
      >
        {working ? words.export.working : words.export.download(rows, nouns, format)}
      </Button>
      <p className={styles.hint}>{words.export.sidecar}</p>
    </div>
  )
}
