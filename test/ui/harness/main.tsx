import '../../../src/ui/base.css'
import { Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from '../../../src/ui/App'
import { Announcements } from '../../../src/ui/components/announce'
import ItemsetsView from '../../../src/ui/itemsets/View'
import RulesView from '../../../src/ui/rules/View'
import { TopBar } from '../../../src/ui/shell/TopBar'
import { createWorkspace } from '../../../src/ui/state/workspace'
import { type FakeEngineOptions, fakeEngine } from '../fake-engine'

/** The views over made-up results: `?kind=itemsets&stores=0&rows=1000000&state=failed&theme=dark&tab=scatter`. */
const wish = new URLSearchParams(location.search)
const number = (name: string, usual: number) => Number(wish.get(name) ?? usual)
const kind = wish.get('kind') === 'itemsets' ? 'itemsets' : 'rules'
const engine = fakeEngine({
  kind,
  rows: number('rows', 100_000),
  stores: number('stores', 50),
  state: (wish.get('state') ?? 'succeeded') as NonNullable<FakeEngineOptions['state']>,
})
const workspace = createWorkspace({
  view: kind,
  recipe: engine.recipe,
  query: JSON.parse(wish.get('query') ?? '{"sort":[]}'),
  selected: wish.has('selected') ? number('selected', 0) : null,
})
document.documentElement.dataset['theme'] = wish.get('theme') ?? 'light'
const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <App engine={engine} workspace={workspace}>
      <Suspense>
        <div style={{ display: 'grid', height: '100dvh', grid: '"top" 48px "main" minmax(0, 1fr) / minmax(0, 1fr)' }}>
          <TopBar onCommands={() => undefined} />
          <main style={{ minHeight: 0 }}>{kind === 'rules' ? <RulesView /> : <ItemsetsView />}</main>
        </div>
      </Suspense>
      <Announcements />
    </App>,
  )
}
