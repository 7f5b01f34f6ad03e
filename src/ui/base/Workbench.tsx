import { SlidersHorizontal } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from './components/Button'
import { Dialog } from './components/Dialog'
import { NARROW, PHONE, useMedia } from './components/use-media'
import styles from './Workbench.module.css'
import { components as words } from './words'

export interface DetailPane {
  /** Names the pane for screen readers and stands above it as a sheet. */
  title: string
  content: ReactNode
  onClose(): void
}

/**
 * Left what is asked, middle the answer, right why. Where there is no room the answer stays: the detail comes as a
 * sheet, and on a phone the question folds into one line.
 */
export function Workbench({
  title,
  recipe,
  recipeAction,
  running,
  detail,
  children,
}: {
  title: string
  recipe: ReactNode
  /** What stays in sight when the question is folded away: the run button. */
  recipeAction: ReactNode
  /** The run that is under way. */
  running: string | undefined
  detail?: DetailPane | null
  children: ReactNode
}) {
  const narrow = useMedia(NARROW)
  const phone = useMedia(PHONE)
  const [asking, setAsking] = useState(false)
  useEffect(() => {
    // Asked: the answer comes behind the sheet.
    if (running !== undefined) setAsking(false)
  }, [running])
  return (
    <div className={styles.bench} data-detail={detail && !narrow ? '' : undefined}>
      {phone ? (
        <div className={styles.folded}>
          <h1>{title}</h1>
          <Button kind="quiet" icon={<SlidersHorizontal aria-hidden="true" />} onPress={() => setAsking(true)}>
            {words.question}
          </Button>
          {recipeAction}
          <Dialog open={asking} onClose={() => setAsking(false)} title={words.questionTitle} kind="sheet">
            {recipe}
          </Dialog>
        </div>
      ) : (
        <aside className={styles.recipe} aria-label={words.questionTitle}>
          <h1>{title}</h1>
          {recipe}
        </aside>
      )}
      <section className={styles.answer}>{children}</section>
      {detail &&
        (narrow ? (
          <Dialog open onClose={detail.onClose} title={detail.title} kind="sheet">
            {detail.content}
          </Dialog>
        ) : (
          <aside className={styles.detail} aria-label={words.why}>
            {detail.content}
          </aside>
        ))}
    </div>
  )
}
