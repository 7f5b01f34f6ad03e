import { ArrowDown, ArrowUp, Eye, EyeOff, Pencil, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { doneOf, matchesRows, type Step, type StepName } from '../../../preparation/steps'
import type { Role } from '../../../recipe/schema'
import type { ColumnType, SourceInfo } from '../../../workers/protocol/files'
import type { ColumnFigures } from '../../../workers/protocol/profile'
import type { StepReport, StepReports } from '../../../workers/protocol/tables'
import { Button } from '../../base/components/Button'
import { ErrorNotice } from '../../base/components/ErrorNotice'
import { IconButton } from '../../base/components/IconButton'
import { Menu } from '../../base/components/Menu'
import { formatCount } from '../../base/format'
import { said } from '../../base/told'
import { BasketOffer } from './BasketOffer'
import { Profile } from './Profile'
import { StepForm } from './StepForm'
import { StepPreview } from './StepPreview'
import { StepSql } from './StepSql'
import styles from './Steps.module.css'
import { type Draft, stepForms } from './step-forms'
import { stepText } from './step-text'
import { stepWords as words } from './step-words'
import { useRows, useSteps } from './use-steps'

interface Open {
  at: number
  draft: Draft
  /** Beside the lines: the step is done to it alone. */
  table?: { name: string; columns: readonly ColumnFigures[] }
}

const UNLOOKED = { examples: [], sampled: 0, nulls: 0, distinct: 0, repeats: 0 }

const asColumns = (columns: readonly { name: string; type: ColumnType }[]): SourceInfo['columns'] =>
  columns.map(({ name, type }) => ({ ...UNLOOKED, name, type }))

/** What is done to the table before questions are asked of it: a list that is worked off from above. */
export default function Steps({ source }: { source: SourceInfo }) {
  const { data, steps, set, addTo, reports } = useSteps()
  const [open, setOpen] = useState<Open | null>(null)
  const tables = Object.keys(data.prepared?.sources ?? {})
  const offered = (Object.keys(stepForms) as (keyof typeof stepForms)[]).filter(
    (name) => name !== 'union' || tables.length > 0,
  )
  const save = (step: Step, role?: Role) => {
    if (!open) return
    if (open.table) {
      addTo(open.table.name, step)
      setOpen(null)
      return
    }
    const next = open.at === steps.length ? [...steps, step] : steps.map((other, at) => (at === open.at ? step : other))
    const put = 'as' in step && role ? ([role, step.as] as [Role, string]) : undefined
    set(next, put)
    setOpen(null)
  }
  const form = open && (
    <StepForm
      draft={open.draft}
      columns={open.table ? asColumns(open.table.columns) : columnsBefore(source, steps, open.at, reports)}
      tables={open.table ? [] : tables}
      onSave={save}
      onCancel={() => setOpen(null)}
    />
  )
  const swap = (at: number, other: number) => {
    const next = [...steps]
    ;[next[at], next[other]] = [next[other]!, next[at]!]
    set(next)
  }
  return (
    <section className={styles.steps} aria-labelledby="steps-title">
      <header>
        <h2 id="steps-title">{words.title}</h2>
        <Menu
          label={words.add}
          entries={offered.map((name) => ({
            id: name,
            label: words.names[name],
            hint: words.hints[name],
            run: () => setOpen({ at: steps.length, draft: { step: name as StepName, ...stepForms[name].first } }),
          }))}
        >
          <Button kind="quiet" icon={<Plus aria-hidden="true" />}>
            {words.add}
          </Button>
        </Menu>
      </header>
      <BasketOffer source={source} onAdd={(step, role) => set([...steps, step], role)} />
      {steps.length === 0 && !open && <p className={styles.none}>{words.none}</p>}
      {steps.length > 0 && (
        <ol>
          {steps.map((step, at) =>
            open?.at === at && !open.table ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps may be equal; their place is their name.
              <li key={at}>{form}</li>
            ) : (
              <StepItem
                // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                key={at}
                step={step}
                place={doneOf(steps.slice(0, at + 1)).length}
                reports={reports}
                first={at === 0}
                last={at === steps.length - 1}
                onEdit={() => setOpen({ at, draft: step as Draft })}
                onMove={(by) => swap(at, at + by)}
                onSwitch={() => {
                  const { off, ...rest } = step
                  const switched = (off ? rest : { ...rest, off: true }) as Step
                  set(steps.map((other, place) => (place === at ? switched : other)))
                }}
                onRemove={() => set(steps.filter((_, place) => place !== at))}
              />
            ),
          )}
        </ol>
      )}
      {open?.at === steps.length && form}
      <Profile
        source={source}
        onAccept={(step, table) => (table === undefined ? set([...steps, step]) : addTo(table, step))}
        onChange={(step, table) => setOpen({ at: steps.length, draft: step as Draft, ...(table ? { table } : {}) })}
      />
    </section>
  )
}

/** The columns that a step finds: those the one before leaves, as far as it is known. */
function columnsBefore(
  source: SourceInfo,
  steps: readonly Step[],
  at: number,
  reports: StepReports | undefined,
): SourceInfo['columns'] {
  const found = reports?.reports[doneOf(steps.slice(0, at)).length]
  if (!found) return source.columns
  const known = new Map(source.columns.map((column) => [column.name, column]))
  return found.columns.map(({ name, type }) => ({
    ...(known.get(name) ?? UNLOOKED),
    name,
    type,
  }))
}

interface ItemProps {
  step: Step
  /** Among the steps that are done, from 1. */
  place: number
  reports: StepReports | undefined
  first: boolean
  last: boolean
  onEdit(): void
  onMove(by: number): void
  onSwitch(): void
  onRemove(): void
}

function StepItem({ step, place, reports, first, last, onEdit, onMove, onSwitch, onRemove }: ItemProps) {
  const off = step.off === true
  const after = off ? undefined : reports?.reports[place]
  const failed = !off && reports?.error !== undefined && reports.reports.length === place
  return (
    <li className={styles.step} data-off={off ? '' : undefined}>
      <div className={styles.line}>
        <div className={styles.what}>
          <b>{words.names[step.step]}</b>
          <span>{stepText(step)}</span>
        </div>
        {off && <i>{words.isOff}</i>}
        <div className={styles.tools}>
          {!matchesRows(step) && (
            <IconButton label={words.edit} onPress={onEdit}>
              <Pencil aria-hidden="true" />
            </IconButton>
          )}
          <IconButton label={words.up} isDisabled={first} onPress={() => onMove(-1)}>
            <ArrowUp aria-hidden="true" />
          </IconButton>
          <IconButton label={words.down} isDisabled={last} onPress={() => onMove(1)}>
            <ArrowDown aria-hidden="true" />
          </IconButton>
          <IconButton label={off ? words.on : words.off} onPress={onSwitch}>
            {off ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
          </IconButton>
          {!matchesRows(step) && (
            <IconButton label={words.remove} onPress={onRemove}>
              <X aria-hidden="true" />
            </IconButton>
          )}
        </div>
      </div>
      {failed && <ErrorNotice error={reports.error} />}
      {after && <Outcome before={reports?.reports[place - 1]} after={after} place={place} />}
      {after && <StepSql step={step} columns={reports?.reports[place - 1]?.columns ?? []} />}
    </li>
  )
}

const exactly = (report: StepReport | undefined) => (report?.rowsExact ? report.rows : undefined)

function Outcome({ before, after, place }: { before: StepReport | undefined; after: StepReport; place: number }) {
  const from = useRows(place - 1, exactly(before), before !== undefined)
  const to = useRows(place, exactly(after), true)
  return (
    <>
      <p className={styles.outcome}>
        {from === undefined || to === undefined ? words.counting : words.rows(formatCount(from), formatCount(to))}
        {after.facts.map((fact) => (
          <span key={fact.says}>{said(fact)}</span>
        ))}
      </p>
      <details className={styles.rows}>
        <summary>{words.preview}</summary>
        <StepPreview before={before} after={after} />
      </details>
    </>
  )
}
