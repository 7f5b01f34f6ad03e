import { Copy, Sheet, X } from 'lucide-react'
import { Button } from '../../base/components/Button'
import { IconButton } from '../../base/components/IconButton'
import styles from './copy.module.css'
import { copyWords as words } from './words'

/** What can be done with several rows in hand. */
export function ChosenBar({
  count,
  onCopy,
  onClear,
}: {
  count: number
  onCopy(quotes: boolean): void
  onClear(): void
}) {
  return (
    <div className={styles.bar}>
      <span role="status">{words.chosen(count)}</span>
      <Button size="small" icon={<Copy aria-hidden="true" />} onPress={() => onCopy(false)}>
        {words.copy}
      </Button>
      <Button size="small" icon={<Sheet aria-hidden="true" />} onPress={() => onCopy(true)}>
        {words.excel}
      </Button>
      <IconButton label={words.clear} onPress={onClear}>
        <X aria-hidden="true" />
      </IconButton>
    </div>
  )
}
