import { Boxes, Coins, HeartHandshake, ListChecks, Route, Scale, Table2, Waypoints } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { useActiveJob } from '../state/shown-job'
import type { View } from '../state/types'
import { VIEWS, writeHash } from '../state/url'
import { goneTo, useWorkspace } from '../state/workspace'
import { BasketMark } from './BasketMark'
import styles from './Rail.module.css'
import { shell } from './words'

const ENTRIES: { view: View; icon: ReactNode; last?: boolean }[] = [
  { view: 'data', icon: <Table2 aria-hidden="true" /> },
  { view: 'rules', icon: <Waypoints aria-hidden="true" /> },
  { view: 'itemsets', icon: <Boxes aria-hidden="true" /> },
  { view: 'sequences', icon: <Route aria-hidden="true" /> },
  { view: 'utility', icon: <Coins aria-hidden="true" /> },
  { view: 'recommend', icon: <HeartHandshake aria-hidden="true" /> },
  { view: 'judge', icon: <Scale aria-hidden="true" /> },
  { view: 'jobs', icon: <ListChecks aria-hidden="true" />, last: true },
]

/** Where one can go. Links with the whole question in them, so that a view can be opened in a new tab. */
export function Rail() {
  const view = useWorkspace((w) => w.view)
  const hrefs = useHrefs()
  const busy = useActiveJob((job) => job !== null)
  return (
    <nav className={styles.rail} aria-label={shell.sections}>
      <a className={styles.mark} href={hrefs.start} aria-label={shell.views.start}>
        <BasketMark />
      </a>
      {ENTRIES.map(({ view: to, icon, last }) => (
        <a
          key={to}
          href={hrefs[to]}
          className={styles.entry}
          data-last={last ? '' : undefined}
          data-busy={to === 'jobs' && busy ? '' : undefined}
          aria-current={view === to ? 'page' : undefined}
        >
          {icon}
          <span>{shell.views[to]}</span>
        </a>
      ))}
    </nav>
  )
}

function useHrefs(): Record<View, string> {
  const tab = useWorkspace((w) => w.tab)
  const recipe = useWorkspace((w) => w.recipe)
  const query = useWorkspace((w) => w.query)
  const look = useWorkspace((w) => w.look)
  return useMemo(() => {
    const hrefs = VIEWS.map((to) => [to, writeHash({ tab, ...goneTo(to, { recipe, query, look }) })])
    return Object.fromEntries(hrefs) as Record<View, string>
  }, [tab, recipe, query, look])
}
