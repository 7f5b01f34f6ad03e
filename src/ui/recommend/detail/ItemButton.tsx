import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import styles from './detail.module.css'

/** An item in running text or in a table that shows what is like it. */
export function ItemButton({ item, onItem, focus }: { item: string; onItem(item: string): void; focus?: boolean }) {
  return (
    <Button className={styles.item ?? ''} data-item={item} onPress={() => onItem(item)} autoFocus={focus ?? false}>
      {item}
    </Button>
  )
}

/** A bar of a share of the room it has. */
export function Bar({ share, children }: { share: number; children?: ReactNode }) {
  return (
    <span className={styles.bar}>
      <i style={{ inlineSize: `${100 * Math.max(0, Math.min(1, share))}%` }} />
      {children}
    </span>
  )
}
