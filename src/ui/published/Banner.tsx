import { BookOpen, FolderOpen, Link2, Moon, Sun } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../base/components/Button'
import { IconButton } from '../base/components/IconButton'
import { PHONE, useMedia } from '../base/components/use-media'
import { locale } from '../base/language'
import { copyLink } from '../parts/export/copy-link'
import type { DataOffer } from '../parts/needs-data/data-offer'
import type { PublishedView } from '../parts/publish/document'
import { publishWords as words } from '../parts/publish/words'
import { runCommand, useCommandContext } from '../run/commands/use-commands'
import { useWorkspace } from '../state/workspace'
import styles from './PublishedApp.module.css'

const dayText = (made: string): string => {
  const day = new Date(`${made}T12:00:00`)
  return Number.isNaN(day.getTime()) ? made : day.toLocaleDateString(locale(), { dateStyle: 'medium' })
}

/** What this is, who may be named in it, and what can be done with it. */
export function Banner({
  view: { title, made, people },
  framed,
  attached,
  open,
  children,
}: {
  view: PublishedView
  framed: boolean
  /** Its data is open. */
  attached: boolean
  /** Brings the data, or asks for it; null where it would not help. */
  open: DataOffer['open']
  children: ReactNode
}) {
  const context = useCommandContext()
  const phone = useMedia(PHONE)
  const theme = useWorkspace((w) => w.theme)
  const setTheme = useWorkspace((w) => w.setTheme)
  const dark = theme === 'dark'
  const said = [words.readOnly, words.made(dayText(made)), words.told[people]].filter((each) => each !== '')
  return (
    <header className={styles.banner}>
      <div className={styles.about}>
        <h1>{title}</h1>
        <p>
          <BookOpen aria-hidden="true" />
          <span>{attached ? words.attached : said.join(' · ')}</span>
        </p>
      </div>
      {open && !attached && phone && (
        <IconButton label={open.label} framed onPress={open.press}>
          <FolderOpen aria-hidden="true" />
        </IconButton>
      )}
      {open && !attached && !phone && (
        <Button icon={<FolderOpen aria-hidden="true" />} onPress={open.press} aria-description={words.openDataWhy}>
          {open.label}
        </Button>
      )}
      {children}
      {!framed && (
        <>
          {phone ? null : (
            <Button icon={<Link2 aria-hidden="true" />} onPress={() => void runCommand(copyLink, context)}>
              {words.copyLink}
            </Button>
          )}
          <IconButton label={words.theme} framed onPress={() => setTheme(dark ? 'light' : 'dark')}>
            {dark ? <Sun aria-hidden="true" /> : <Moon aria-hidden="true" />}
          </IconButton>
        </>
      )}
    </header>
  )
}
