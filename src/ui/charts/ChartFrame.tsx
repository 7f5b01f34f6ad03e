import { Download, Image, Table2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '../components/Button'
import { EmptyState } from '../components/EmptyState'
import { ErrorNotice } from '../components/ErrorNotice'
import { Menu } from '../components/Menu'
import { ProgressBar } from '../components/ProgressBar'
import { Segmented } from '../components/Segmented'
import { charts as words } from '../words/charts'
import styles from './charts.module.css'
import type { ChartOption } from './echarts'
import { useLook } from './look'
import { savePng, saveSvg } from './save-picture'

/** What every chart has: controls, a line that says what it shows, picture or table, and the picture as a file. */
export function ChartFrame({
  name,
  title,
  count,
  controls,
  legend,
  caption,
  state,
  option,
  size,
  picture,
  table,
}: {
  /** Of saved files. */
  name: string
  title: string
  count: string
  controls?: ReactNode
  legend?: ReactNode
  caption: ReactNode
  state: { pending: boolean; error: Error | null; empty: boolean }
  option: ChartOption | null
  /** Of saved pictures, where the chart has a size of its own. */
  size?: { width: number; height: number }
  picture: ReactNode
  table: ReactNode
}) {
  const [view, setView] = useState<'picture' | 'table'>('picture')
  const look = useLook()
  const drawn = { width: size?.width ?? 1200, height: size?.height ?? 800 }

  const body = () => {
    if (state.error) return <ErrorNotice error={state.error} />
    if (state.pending) return <ProgressBar label={words.drawing} share={null} />
    if (state.empty) return <EmptyState title={words.empty.title}>{words.empty.text}</EmptyState>
    return view === 'picture' ? picture : table
  }

  return (
    <section className={styles.frame} aria-label={title}>
      <header className={styles.bar}>
        <div className={styles.controls}>{controls}</div>
        <span className={styles.count}>{count}</span>
        <Segmented<'picture' | 'table'>
          label={words.view}
          hideLabel
          value={view}
          onChange={setView}
          options={[
            { id: 'picture', label: <Image aria-label={words.asPicture} /> },
            { id: 'table', label: <Table2 aria-label={words.asTable} /> },
          ]}
        />
        <Menu
          label={words.savePicture}
          entries={[
            {
              id: 'png',
              label: words.png,
              hint: words.pngHint,
              disabled: !option,
              run: () => option && void savePng(name, option, drawn, look.surface),
            },
            {
              id: 'svg',
              label: words.svg,
              hint: words.svgHint,
              disabled: !option,
              run: () => option && saveSvg(name, option, drawn),
            },
          ]}
        >
          <Button kind="quiet" icon={<Download aria-hidden="true" />} isDisabled={!option}>
            {words.savePicture}
          </Button>
        </Menu>
      </header>
      <div className={styles.body}>{body()}</div>
      {view === 'picture' && !state.empty && (
        <footer className={styles.foot}>
          <p className={styles.caption}>{caption}</p>
          {legend}
        </footer>
      )}
    </section>
  )
}
