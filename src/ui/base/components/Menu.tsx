import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Keys } from './Keys'
import listStyles from './List.module.css'

export interface MenuEntry {
  id: string
  label: string
  hint?: string
  keys?: string | undefined
  icon?: ReactNode
  disabled?: boolean
  /** Present: the entry is one of a choice, and this one is chosen or not. */
  chosen?: boolean
  run(): void
}

/** What a menu offers, wherever it opens. */
export function MenuList({ label, entries }: { label: string; entries: readonly MenuEntry[] }) {
  const isChoice = entries.some((entry) => entry.chosen !== undefined)
  return (
    <AriaMenu
      aria-label={label}
      className={listStyles.list ?? ''}
      items={entries}
      onAction={(key) => entries.find((entry) => entry.id === key)?.run()}
      disabledKeys={entries.filter((entry) => entry.disabled).map((entry) => entry.id)}
      {...(isChoice
        ? {
            selectionMode: 'single' as const,
            selectedKeys: entries.filter((entry) => entry.chosen).map((entry) => entry.id),
          }
        : {})}
    >
      {(entry) => (
        <MenuItem id={entry.id} textValue={entry.label} className={listStyles.item ?? ''}>
          {entry.icon}
          <span className={listStyles.words}>
            <span>{entry.label}</span>
            {entry.hint && <span className={listStyles.hint}>{entry.hint}</span>}
          </span>
          {entry.keys && <Keys text={entry.keys} />}
          {entry.chosen && <Check aria-hidden="true" className={listStyles.check} />}
        </MenuItem>
      )}
    </AriaMenu>
  )
}

/** A button and what it offers. The trigger is the child. */
export function Menu({ children, ...list }: { label: string; entries: readonly MenuEntry[]; children: ReactNode }) {
  return (
    <MenuTrigger>
      {children}
      <Popover className={listStyles.popover ?? ''} offset={4} placement="bottom end">
        <MenuList {...list} />
      </Popover>
    </MenuTrigger>
  )
}
