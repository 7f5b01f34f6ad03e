import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { formatList } from '../components/format'
import { IconButton } from '../components/IconButton'
import { NARROW, useMedia } from '../components/use-media'
import { useResultQueries } from '../results/use-grid-rows'
import { useWorkspace } from '../state/workspace'
import { rulesWords as words } from '../words/rules'
import { RuleDetail, type RuleDetailProps } from './detail/RuleDetail'
import styles from './rules.module.css'

const list = (value: unknown) => (Array.isArray(value) ? formatList(value.map(String)) : '')

/** `wine flight → aged cheese`, as soon as the row is known. */
export function useRuleTitle(jobId: string | undefined, index: number | null): string {
  const queries = useResultQueries()
  const { data } = useQuery({
    ...queries.detail(jobId ?? '', index ?? 0),
    enabled: jobId !== undefined && index !== null,
  })
  if (!data) return words.detail.label('rules')
  return `${list(data.row.cells['antecedents'])} → ${list(data.row.cells['consequents'])}`
}

/** Beside the grid the pane brings its own head; as a sheet it already has one. */
export function DetailPane({ title, onClose, ...props }: RuleDetailProps & { title: string; onClose(): void }) {
  const narrow = useMedia(NARROW)
  const embedded = useWorkspace((workspace) => workspace.embedded)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from anywhere inside
    <div
      className={styles.detail}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      {!narrow && !embedded && (
        <div className={styles.detailHead}>
          <h2>{title}</h2>
          <IconButton label={words.detail.close} keys="Esc" onPress={onClose}>
            <X aria-hidden="true" />
          </IconButton>
        </div>
      )}
      <RuleDetail {...props} />
    </div>
  )
}
