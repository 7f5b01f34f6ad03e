import { Database } from 'lucide-react'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { Button } from '../../base/components/Button'
import { EmptyState } from '../../base/components/EmptyState'
import { runCommand, useCommandContext } from '../../run/commands/use-commands'
import { openFilesCommand } from '../open/open-files'
import { type DataOffer, DataOfferContext } from './data-offer'
import styles from './NeedsData.module.css'
import { needsDataWords as words } from './words'

function useDataOffer(): DataOffer {
  const context = useCommandContext()
  const own = useContext(DataOfferContext)
  const press = () => void runCommand(openFilesCommand, context)
  return own ?? { text: words.here, open: { label: words.open, press }, lacking: true }
}

type Count = (change: (now: number) => number) => void

const LackingContext = createContext<Count | null>(null)

/** In place of a picture, or of all there is on a tab. */
export function NeedsData() {
  const { text, open } = useDataOffer()
  return (
    <EmptyState
      picture={<Database />}
      title={words.title}
      action={open && <Button onPress={open.press}>{open.label}</Button>}
    >
      {text}
    </EmptyState>
  )
}

/** In place of a part of something: what is around it says so once. Alone it says it itself. */
export function LacksData() {
  const count = useContext(LackingContext)
  useEffect(() => {
    if (!count) return
    count((now) => now + 1)
    return () => count((now) => now - 1)
  }, [count])
  return count ? null : <Said />
}

/** Says once, below, that parts of what is in it need the data. */
export function SaysWhatLacks({ children }: { children: ReactNode }) {
  const [lacking, setLacking] = useState(0)
  return (
    <LackingContext value={setLacking}>
      {children}
      {lacking > 0 && <Said title={words.rest} />}
    </LackingContext>
  )
}

function Said({ title = words.title }: { title?: string }) {
  const { text, open } = useDataOffer()
  return (
    <section className={styles.said} aria-label={title}>
      <Database aria-hidden="true" />
      <div>
        <p>
          <b>{title}</b> {text}
        </p>
        {open && (
          <Button size="small" onPress={open.press}>
            {open.label}
          </Button>
        )}
      </div>
    </section>
  )
}
