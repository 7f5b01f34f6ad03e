import { Command as CommandIcon, Monitor, Moon, Share2, Sun } from 'lucide-react'
import { type ReactNode, useSyncExternalStore } from 'react'
import { Button } from '../base/components/Button'
import { IconButton } from '../base/components/IconButton'
import { Menu } from '../base/components/Menu'
import { PHONE, useMedia } from '../base/components/use-media'
import { topBarSlot } from '../base/top-bar-slot'
import { showKeys } from '../run/commands/keys'
import { runCommand, useCommandContext, useCommandsOfViews } from '../run/commands/use-commands'
import type { ThemeMode } from '../state/types'
import { useWorkspace } from '../state/workspace'
import { commands } from './commands/registry'
import { EngineStatus } from './EngineStatus'
import { SourceFacts } from './SourceFacts'
import styles from './TopBar.module.css'
import { shell } from './words'

const THEME_ICONS: Record<ThemeMode, ReactNode> = {
  system: <Monitor aria-hidden="true" />,
  light: <Sun aria-hidden="true" />,
  dark: <Moon aria-hidden="true" />,
}
const THEMES: ThemeMode[] = ['system', 'light', 'dark']
const SHARED = ['copy-link', 'publish', 'save-recipe', 'open-recipe']

/** What is open, how this tab works, and what can be taken along. */
export default function TopBar({ onCommands }: { onCommands(): void }) {
  const theme = useWorkspace((w) => w.theme)
  const setTheme = useWorkspace((w) => w.setTheme)
  const context = useCommandContext()
  const ofViews = useCommandsOfViews()
  const phone = useMedia(PHONE)
  const ofView = useSyncExternalStore(topBarSlot.subscribe, topBarSlot.get)
  return (
    <header className={styles.top}>
      <SourceFacts />
      <EngineStatus />
      {ofView}
      <Menu
        label={shell.share}
        entries={SHARED.flatMap((id) => [...ofViews, ...commands].find((command) => command.id === id) ?? [])
          .filter((command) => command.label(context) !== undefined)
          .map((command) => ({
            id: command.id,
            label: command.label(context) ?? '',
            keys: showKeys(command.keys),
            ...(command.id === 'copy-link' ? { hint: shell.copyLinkHint } : {}),
            run: () => void runCommand(command, context),
          }))}
      >
        {phone ? (
          <IconButton label={shell.share} framed>
            <Share2 aria-hidden="true" />
          </IconButton>
        ) : (
          <Button icon={<Share2 aria-hidden="true" />}>{shell.share}</Button>
        )}
      </Menu>
      <Menu
        label={shell.theme}
        entries={THEMES.map((mode) => ({
          id: mode,
          label: shell.themes[mode],
          icon: THEME_ICONS[mode],
          chosen: mode === theme,
          run: () => setTheme(mode),
        }))}
      >
        <IconButton label={shell.theme} framed>
          {THEME_ICONS[theme]}
        </IconButton>
      </Menu>
      <IconButton label={shell.commands} keys={showKeys('$mod+k')} framed onPress={onCommands}>
        <CommandIcon aria-hidden="true" />
      </IconButton>
    </header>
  )
}
