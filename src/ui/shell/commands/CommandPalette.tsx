import { useMemo, useState } from 'react'
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete'
import { Dialog } from 'react-aria-components/Dialog'
import { Input } from 'react-aria-components/Input'
import { Menu, MenuItem } from 'react-aria-components/Menu'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { SearchField } from 'react-aria-components/SearchField'
import { Keys } from '../../base/components/Keys'
import listStyles from '../../base/components/List.module.css'
import type { Command, CommandContext } from '../../run/commands/command'
import { showKeys } from '../../run/commands/keys'
import { runCommand } from '../../run/commands/use-commands'
import { shell } from '../words'
import styles from './CommandPalette.module.css'

/** Everything that can be done, by name. */
export default function CommandPalette({
  commands,
  context,
  onClose,
}: {
  commands: readonly Command[]
  context: CommandContext
  onClose(): void
}) {
  const { contains } = useFilter({ sensitivity: 'base' })
  const [text, setText] = useState('')
  const offered = useMemo(
    () => commands.map((command) => ({ ...command, shown: command.label(context) })).filter(({ shown }) => shown),
    [commands, context],
  )
  const found = offered.filter(({ shown, words }) => contains(`${shown} ${words ?? ''}`, text.trim()))
  return (
    <ModalOverlay className={styles.scrim ?? ''} isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.dialog ?? ''} aria-label={shell.commands}>
          <Autocomplete inputValue={text} onInputChange={setText}>
            <SearchField aria-label={shell.searchCommands} autoFocus className={styles.search ?? ''}>
              <Input placeholder={shell.searchCommands} className={styles.input ?? ''} />
            </SearchField>
            <Menu
              aria-label={shell.commands}
              className={styles.list ?? ''}
              items={found}
              renderEmptyState={() => <div className={listStyles.empty}>{shell.noCommand}</div>}
              onAction={(key) => {
                const command = commands.find(({ id }) => id === key)
                onClose()
                if (command) void runCommand(command, context)
              }}
            >
              {({ id, shown, keys }) => (
                <MenuItem id={id} textValue={shown ?? ''} className={listStyles.item ?? ''}>
                  <span className={listStyles.words}>{shown}</span>
                  {keys && <Keys text={showKeys(keys) ?? ''} />}
                </MenuItem>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
