import { useMemo } from 'react'
import { places, VIEWS, type View, viewName } from '../places'
import { useActiveJob } from '../state/shown-job'
import { writeHash } from '../state/url'
import { goneTo, useWorkspace } from '../state/workspace'
import { BasketMark } from './BasketMark'
import styles from './Rail.module.css'
import { shell } from './words'

/** Where one can go. Links with the whole question in them, so that a view can be opened in a new tab. */
export function Rail() {
  const view = useWorkspace((w) => w.view)
  const go = useWorkspace((w) => w.go)
  const hrefs = useHrefs()
  const busy = useActiveJob((job) => job !== null)
  return (
    <nav className={styles.rail} aria-label={shell.sections}>
      <a className={styles.mark} href={hrefs.start} aria-label={viewName('start')}>
        <BasketMark />
      </a>
      {places.map(({ id: to, icon: Icon, nav, last }) => (
        <a
          key={to}
          href={hrefs[to]}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
            event.preventDefault()
            go(to)
          }}
          className={styles.entry}
          data-last={last ? '' : undefined}
          data-busy={to === 'jobs' && busy ? '' : undefined}
          aria-current={view === to ? 'page' : undefined}
        >
          <Icon aria-hidden="true" />
          <span>{nav()}</span>
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
  const meaning = useWorkspace((w) => w.meaning)
  const fresh = useWorkspace((w) => w.fresh)
  return useMemo(() => {
    const hrefs = VIEWS.map((to) => [
      to,
      writeHash({ tab, ...goneTo(to, { recipe, query, look, meaning, fresh, embedded: false }) }),
    ])
    return Object.fromEntries(hrefs) as Record<View, string>
  }, [tab, recipe, query, look, meaning, fresh])
}
