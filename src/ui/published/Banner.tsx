import { BookOpen, FolderOpen, Link2, Moon, Sun } from 'lucide-react'
import type { ReactNode } from 'react'
import type { InputFile } from '../../workers/protocol/files'
import { toast } from '../base/components/announce'
import { Button } from '../base/components/Button'
import { IconButton } from '../base/components/IconButton'
import { PHONE, useMedia } from '../base/components/use-media'
import { locale } from '../base/language'
import { told } from '../base/told'
import { copyLink } from '../parts/export/copy-link'
import { pickFiles } from '../parts/open/pick-files'
import type { PublishedView } from '../parts/publish/document'
import { publishWords as words } from '../parts/publish/words'
import { runCommand, useCommandContext } from '../run/commands/use-commands'
import { useEngineState } from '../state/engine-context'
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
  take,
  children,
}: {
  view: PublishedView
  framed: boolean
  /** Opens the data; absent where it would not help. */
  take: ((files: InputFile[]) => Promise<unknown>) | null
  children: ReactNode
}) {
  const context = useCommandContext()
  const phone = useMedia(PHONE)
  const attached = useEngineState(({ source }) => source !== null)
  const theme = useWorkspace((w) => w.theme)
  const setTheme = useWorkspace((w) => w.setTheme)
  const dark = theme === 'dark'
  const open = () => {
    if (!take) return
    pickFiles({})
      .then((files) => (files.length > 0 ? take(files) : undefined))
      .catch((error: unknown) => toast(told(error), 'bad'))
  }
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
      {take && !attached && phone && (
        <IconButton label={words.openData} framed onPress={open}>
          <FolderOpen aria-hidden="true" />
        </IconButton>
      )}
      {take && !attached && !phone && (
        <Button icon={<FolderOpen aria-hidden="true" />} onPress={open} aria-description={words.openDataWhy}>
          {words.openData}
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
