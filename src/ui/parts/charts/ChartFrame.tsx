import { useQueryClient } from '@tanstack/react-query'
import { Download, Image, Table2 } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { Button } from '../../base/components/Button'
import { EmptyState } from '../../base/components/EmptyState'
import { ErrorNotice } from '../../base/components/ErrorNotice'
import { Menu } from '../../base/components/Menu'
import { ProgressBar } from '../../base/components/ProgressBar'
import { Segmented } from '../../base/components/Segmented'
import { recipeFacts } from '../../run/recipe-facts'
import { useEngineState } from '../../state/engine-context'
import { remember, remembered } from '../../state/remember'
import { lacksLines } from '../needs-data/data-offer'
import { NeedsData } from '../needs-data/NeedsData'
import { usePrintedPicture } from '../print/printable'
import { useNouns } from '../results/grammar'
import styles from './charts.module.css'
import type { Drawing } from './framed'
import { Legend } from './Legend'
import { useLook } from './look'
import { pictureText, savePng, saveSvg } from './save-picture'
import { charts as words } from './words'

export type View = 'picture' | 'table'

const REMEMBERED = 'basketeer-charts-as'

function NoRowPasses() {
  const { title, text } = words.empty(useNouns())
  return <EmptyState title={title}>{text}</EmptyState>
}

/** What every chart has: controls, a line that says what it shows, picture or table, and the picture as a file. */
export function ChartFrame({
  name,
  jobId,
  origin: said,
  count,
  controls,
  actions,
  caption,
  state,
  drawing,
  picture,
  table,
  instead,
}: {
  /** Of saved files. */
  name: string
  /** Whose rows are drawn; of others `origin` says where they come from. */
  jobId?: string
  origin?: string
  count: string
  controls?: ReactNode
  /** More at the end of the line, by what is shown. */
  actions?(view: View): ReactNode
  caption: ReactNode
  state: {
    pending: boolean
    error: Error | null
    empty: boolean
    /** What an empty picture says, where it is not that no row passes the filters. */
    emptyWords?: { title: string; text: string }
  }
  /** Null as long as there is nothing to draw. */
  drawing: Drawing | null
  picture: ReactNode
  table: ReactNode
  /** What stands there in place of both. */
  instead?: ReactNode
}) {
  const [view, setView] = useState<View>(() => (remembered(REMEMBERED) === 'table' ? 'table' : 'picture'))
  const look = useLook()
  const job = useEngineState(({ jobs }) => jobs.find((each) => each.jobId === jobId))
  const savable = state.empty ? null : drawing
  const questions = useQueryClient()
  const retry = () =>
    void questions.refetchQueries({ queryKey: ['result', jobId], predicate: (query) => query.state.status === 'error' })

  const body = () => {
    if (instead) return instead
    if (state.error) return <ErrorNotice error={state.error} action={<Button onPress={retry}>{words.retry}</Button>} />
    if (state.pending) return <ProgressBar label={words.drawing} share={null} />
    if (state.empty) {
      const { emptyWords } = state
      return emptyWords ? <EmptyState title={emptyWords.title}>{emptyWords.text}</EmptyState> : <NoRowPasses />
    }
    return view === 'picture' ? picture : table
  }
  const origin = job ? [...(job.source ? [job.source.name] : []), ...recipeFacts(job.recipe)].join(' · ') : said
  usePrintedPicture(
    useMemo(
      () => (savable && view === 'picture' && origin !== undefined ? () => pictureText(look, savable, origin) : null),
      [savable, view, origin, look],
    ),
  )
  const save = (write: typeof saveSvg | typeof savePng) => {
    if (savable && origin !== undefined) void write(name, look, savable, origin)
  }

  // Its controls would change nothing.
  if (!instead && lacksLines(state.error)) return <NeedsData />
  return (
    <section className={styles.frame} aria-label={drawing?.title ?? words.drawing}>
      <header className={styles.bar}>
        {controls}
        <span className={styles.count}>{count}</span>
        <div className={styles.actions}>
          {actions?.(view)}
          <Segmented<View>
            label={words.view}
            hideLabel
            value={view}
            onChange={(chosen) => {
              remember(REMEMBERED, chosen)
              setView(chosen)
            }}
            options={[
              { id: 'picture', label: <Image aria-label={words.asPicture} /> },
              { id: 'table', label: <Table2 aria-label={words.asTable} /> },
            ]}
          />
          <Menu
            label={words.savePicture}
            entries={[
              { id: 'png', label: words.png, hint: words.pngHint, run: () => save(savePng) },
              { id: 'svg', label: words.svg, hint: words.svgHint, run: () => save(saveSvg) },
            ]}
          >
            <Button
              kind="quiet"
              // The word is not there in a narrow window.
              aria-label={words.savePicture}
              icon={<Download aria-hidden="true" />}
              isDisabled={!savable}
            >
              <span className={styles.saveWord}>{words.savePicture}</span>
            </Button>
          </Menu>
        </div>
      </header>
      <div className={styles.body}>{body()}</div>
      {view === 'picture' && savable && (
        <footer className={styles.foot}>
          <p className={styles.caption}>{caption}</p>
          <Legend {...savable.legend} />
        </footer>
      )}
    </section>
  )
}
