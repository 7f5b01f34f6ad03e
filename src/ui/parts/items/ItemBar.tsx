import { ChevronDown } from 'lucide-react'
import { createContext, useContext } from 'react'
import { Button } from 'react-aria-components/Button'
import { Menu } from '../../base/components/Menu'
import styles from './items.module.css'
import { useItemEntries } from './use-item-entries'
import { itemWords as words } from './words'

/** Longer lists name their items one by one. */
const MOST = 6

/** Items as buttons, each with what can be done with it: for fingers and keys as for the pointer. */
export function ItemBar({ items }: { items: readonly string[] }) {
  const entriesOf = useItemEntries()
  if (items.length === 0 || items.length > MOST) return null
  return (
    <ul className={styles.bar} aria-label={words.items}>
      {items.map((item) => (
        <li key={item}>
          <Menu label={words.about(item)} entries={entriesOf(item)}>
            <Button className={styles.item ?? ''} data-item={item}>
              <span>{item}</span>
              <ChevronDown aria-hidden="true" />
            </Button>
          </Menu>
        </li>
      ))}
    </ul>
  )
}

const RowItems = createContext<readonly string[]>([])
/** Tells a detail which items its row is of. */
export const RowItemsProvider = RowItems.Provider

export const ItemsOfRow = () => <ItemBar items={useContext(RowItems)} />
