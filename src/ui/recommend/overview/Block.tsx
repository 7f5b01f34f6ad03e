import { Download } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { Button } from '../../base/components/Button'
import { Menu } from '../../base/components/Menu'
import type { Drawing } from '../../parts/charts/framed'
import { type Look, useLook } from '../../parts/charts/look'
import { charts } from '../../parts/charts/words'
import { recipeFacts } from '../../run/recipe-facts'
import { useEngineState } from '../../state/engine-context'
import { recommendWords as words } from '../words'
import styles from './overview.module.css'
import { type FigureColumn, saveFigures, savePicture } from './save-figures'

/** A picture of the overview under its title, to be taken along as a picture or as numbers. */
export function Block({
  title,
  note,
  name,
  jobId,
  drawing,
  figures,
  children,
}: {
  title: string
  note: string
  /** Of saved files. */
  name: string
  jobId: string
  drawing(look: Look): Drawing
  figures(): FigureColumn[]
  children: ReactNode
}) {
  const id = useId()
  const look = useLook()
  const job = useEngineState(({ jobs }) => jobs.find((each) => each.jobId === jobId))
  const save = (format: 'png' | 'svg') => {
    if (!job) return
    const source = [...(job.source ? [job.source.name] : []), ...recipeFacts(job.recipe)].join(' · ')
    void savePicture(format, name, look, drawing(look), source)
  }
  return (
    <section className={styles.block} aria-labelledby={id}>
      <div className={styles.heading}>
        <h3 id={id}>{title}</h3>
        <Menu
          label={words.overview.save(title)}
          entries={[
            { id: 'png', label: charts.png, hint: charts.pngHint, run: () => save('png') },
            { id: 'svg', label: charts.svg, hint: charts.svgHint, run: () => save('svg') },
            {
              id: 'csv',
              label: words.overview.csv,
              hint: words.overview.csvHint,
              run: () => void saveFigures(name, figures()),
            },
          ]}
        >
          <Button
            kind="quiet"
            size="small"
            icon={<Download aria-hidden="true" />}
            aria-label={words.overview.save(title)}
          >
            {words.overview.saveWord}
          </Button>
        </Menu>
      </div>
      <p className={styles.note}>{note}</p>
      {children}
    </section>
  )
}
