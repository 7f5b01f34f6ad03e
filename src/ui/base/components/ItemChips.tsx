import { classNames } from './class-names'
import styles from './ItemChips.module.css'

/** Items as quiet chips; `marked` ones stand out. A `ranked` list is cut at its end where room is short, instead of shortening every name. */
export function ItemChips({
  items,
  marked,
  wrap,
  ranked,
}: {
  items: readonly string[]
  marked?: ReadonlySet<string>
  wrap?: boolean
  ranked?: boolean
}) {
  return (
    <span
      className={classNames(styles.items, wrap && styles.wrap, ranked && styles.ranked)}
      title={wrap ? undefined : items.join(', ')}
    >
      {items.map((item, at) => (
        // Where room is short, long names give way before short ones become unreadable.
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a path may take the same item twice, and chips hold no state.
          key={at}
          data-item={item}
          className={classNames(styles.item, marked?.has(item) && styles.marked)}
          style={{ flexShrink: ranked ? 0 : item.length ** 2 }}
        >
          {item}
        </span>
      ))}
    </span>
  )
}
