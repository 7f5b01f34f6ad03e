import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { Eye, EyeOff, X } from 'lucide-react'
import { doneOf, matchesRows, type Step } from '../../preparation/steps'
import type { SourceData } from '../../recipe/schema'
import type { SourceInfo } from '../../workers/protocol/files'
import type { BesideLook, TableBeside, TableHealth } from '../../workers/protocol/tables'
import { notesOf } from '../../workers/readers/notes'
import { Button } from '../base/components/Button'
import { ErrorNotice } from '../base/components/ErrorNotice'
import { IconButton } from '../base/components/IconButton'
import { Notice } from '../base/components/Notice'
import { formatCount } from '../base/format'
import { said } from '../base/told'
import { useEngine, useEngineState } from '../state/engine-context'
import { ReadOptionsForm } from './ReadOptionsForm'
import { SheetForm } from './SheetForm'
import { stepText } from './steps/step-text'
import { stepWords } from './steps/step-words'
import styles from './Tables.module.css'
import { besideWords as words } from './table-words'
import { useBeside } from './use-beside'

/** Tables of up to so many rows are looked at as soon as they are shown. */
const AT_ONCE_ROWS = 200_000

/** A table beside the lines as the question reads it; large ones when somebody asks. */
export function useBesideLook({ name, info }: TableBeside): UseQueryResult<BesideLook> & { waits: boolean } {
  const engine = useEngine()
  const { data, own } = useBeside(name)
  const joins = data.prepared?.steps.filter(matchesRows)
  const running = useEngineState(({ jobs }) => jobs.some(({ state }) => state === 'running' || state === 'queued'))
  const small = info.rows <= AT_ONCE_ROWS
  const result = useQuery({
    queryKey: ['beside', info.id, data.read, own, joins],
    queryFn: ({ signal }) => engine.lookBeside(data, name, signal),
    enabled: small && !running,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return { ...result, waits: !small && !result.data && !result.isFetching }
}

/** How a table beside the lines is read, what is done to it alone, and what of it is left out. */
export function BesideTable({
  table,
  info,
  look,
}: {
  table: TableBeside
  /** As the question reads it, as far as that is known. */
  info: SourceInfo
  look: ReturnType<typeof useBesideLook>
}) {
  const { own, put } = useBeside(table.name)
  const onRead = (read: SourceInfo['read']) => put({ read })
  const asked = { ...info, read: { ...info.read, ...own?.read } }
  return (
    <div className={styles.beside}>
      {notesOf(info).map((note) => (
        <p key={note.says} className={styles.says}>
          {said(note)}
        </p>
      ))}
      {look.error && !own?.steps?.length && <ErrorNotice error={look.error} />}
      {look.waits && (
        <Button kind="quiet" size="small" onPress={() => void look.refetch()}>
          {words.check}
        </Button>
      )}
      {look.data && <Health health={look.data.health} />}
      {own?.steps && own.steps.length > 0 && <OwnSteps table={table} steps={own.steps} put={put} />}
      {(info.format === 'csv' || info.format === 'xlsx') && (
        <details className={styles.reading}>
          <summary>{words.reading}</summary>
          {info.format === 'csv' ? (
            <ReadOptionsForm source={asked} onRead={onRead} />
          ) : (
            <SheetForm source={asked} onRead={onRead} />
          )}
          {own?.read && (
            <Button kind="quiet" size="small" onPress={() => put({ read: undefined })}>
              {words.asFound}
            </Button>
          )}
        </details>
      )}
    </div>
  )
}

/** Rows that are left out, and why. */
function Health({ health: { rows, filtered, unreadable, key } }: { health: TableHealth }) {
  const left = [
    ...(filtered > 0 ? [words.filtered(formatCount(filtered))] : []),
    ...(key && key.without > 0 ? [words.without(formatCount(key.without))] : []),
    ...(key && key.repeated > 0 ? [words.repeated(formatCount(key.repeated))] : []),
  ]
  const fine = left.length === 0 && unreadable.count === 0
  return (
    <>
      <p className={styles.says}>
        {words.read(formatCount(rows))} {fine ? words.fine : left.join(' ')}
      </p>
      {unreadable.count > 0 && (
        <Notice tone="warn">
          {words.unreadable(formatCount(unreadable.count))}
          <ul className={styles.unreadable}>
            {unreadable.first.map(({ file, line, reason }) => (
              <li key={`${file} ${line}`}>
                {words.line(file, formatCount(line))}: {said(reason)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}

/** What is done to the table before it is joined. */
function OwnSteps({
  table: { name, info },
  steps,
  put,
}: {
  table: TableBeside
  steps: readonly Step[]
  put(part: Partial<SourceData>): void
}) {
  const engine = useEngine()
  const { asked } = useBeside(name)
  const reports = useQuery({
    queryKey: ['beside-steps', info.id, asked],
    queryFn: ({ signal }) => engine.stepReports(asked, signal, info.id),
    placeholderData: (previous) => previous,
  })
  const set = (next: readonly Step[]) => put({ steps: next.length === 0 ? undefined : [...next] })
  return (
    <div>
      <p className={styles.says}>{words.before}</p>
      <ol className={styles.steps}>
        {steps.map((step, at) => {
          const place = doneOf(steps.slice(0, at + 1)).length
          const after = step.off ? undefined : reports.data?.reports[place]
          const failed = !step.off && reports.data?.error && reports.data.reports.length === place
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps may be equal; their place is their name.
            <li key={at} data-off={step.off ? '' : undefined}>
              <p>
                <b>{stepWords.names[step.step]}</b> {stepText(step)}
                {after?.facts.map((fact) => (
                  <span key={fact.says}> {said(fact)}</span>
                ))}
              </p>
              <IconButton
                label={step.off ? stepWords.on : stepWords.off}
                onPress={() =>
                  set(
                    steps.map((other, where) => {
                      if (where !== at) return other
                      const { off, ...rest } = other
                      return (off ? rest : { ...rest, off: true }) as Step
                    }),
                  )
                }
              >
                {step.off ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
              </IconButton>
              <IconButton label={stepWords.remove} onPress={() => set(steps.filter((_, where) => where !== at))}>
                <X aria-hidden="true" />
              </IconButton>
              {failed && <ErrorNotice error={reports.data?.error} />}
            </li>
          )
        })}
      </ol>
    </div>
  )
}
