import type { ReactNode } from 'react'
import { classNames } from '../../../base/components/class-names'
import styles from './DetailTable.module.css'

/** A small table beside the grid: names on the left, numbers on the right. */
export function DetailTable({
  head,
  caption,
  pressable = false,
  className,
  children,
}: {
  /** Null stands above the bars. */
  head: readonly (string | null)[]
  caption?: string
  /** Names are buttons. */
  pressable?: boolean
  className?: string | undefined
  children: ReactNode
}) {
  return (
    <table className={classNames(styles.table, pressable && styles.pressable, className)}>
      {caption !== undefined && <caption>{caption}</caption>}
      <thead>
        <tr>
          {head.map((name) =>
            name === null ? (
              <td key="" />
            ) : (
              <th key={name} scope="col">
                {name}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}
