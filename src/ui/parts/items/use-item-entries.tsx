import {
  Ban,
  Copy,
  Filter as FilterIcon,
  type LucideIcon,
  Repeat2,
  Route,
  Shapes,
  ShoppingBasket,
  UserRound,
} from 'lucide-react'
import type { AnalysisKind, Recipe } from '../../../analyses/registry'
import type { EngineState } from '../../../client/types'
import type { Job } from '../../../workers/protocol/jobs'
import { ANYWHERE } from '../../../workers/protocol/query'
import { toast } from '../../base/components/announce'
import { copyText } from '../../base/components/copy-text'
import type { MenuEntry } from '../../base/components/Menu'
import { told } from '../../base/told'
import type { ItemTopic } from '../../face'
import { faceOf, KINDS } from '../../face-of'
import { isKind } from '../../places'
import { useCommandContext } from '../../run/commands/use-commands'
import { startRun } from '../../run/start-run'
import { asKind } from '../../state/kinds'
import { missingRoles } from '../../state/missing-roles'
import { shownJob } from '../../state/shown-job'
import type { Workspace } from '../../state/types'
import { goneTo } from '../../state/workspace'
import { withFilter } from '../oddities/conditions'
import { useMapping } from '../open/use-mapping'
import { showBuyers } from '../people/buyers'
import { isBought } from '../people/is-bought'
import { peopleWords } from '../people/words'
import { itemWords as words } from './words'

const TOPICS: readonly [ItemTopic, LucideIcon][] = [
  ['alike', Shapes],
  ['instead', Repeat2],
  ['with', ShoppingBasket],
  ['again', Route],
]

/** What can be done with an item anywhere: the entries of its menu. */
export function useItemEntries(): (item: string) => MenuEntry[] {
  const context = useCommandContext()
  const { data, change } = useMapping()
  const { engine, workspace } = context
  const run = () => startRun(context).catch((error: unknown) => toast(told(error), 'bad'))

  const follow = (kind: AnalysisKind, item: string) => {
    const shown = faceOf(kind).ofItem?.shows?.(item)
    // One step, that Back takes back.
    workspace.setState((now) => {
      const gone = goneTo(kind, now)
      const query = { ...gone.query, items: { [ANYWHERE]: [item] } }
      if (!shown) return { ...gone, query, selected: null }
      const look = { ...gone.look, ...shown.look } as Workspace['look']
      return { ...gone, look, tab: shown.tab as Workspace['tab'], selected: null }
    })
    if (!shownJob(engine.getState().jobs, kind, null)) void run()
  }

  return (item) => {
    const { view, recipe, meaning, embedded, shownJob: shown } = workspace.getState()
    const { jobs, source } = engine.getState()
    const here = isKind(view) ? view : null
    const without = leavingOut(recipe, item)
    const bought = embedded ? null : boughtJob(jobs, here, shown)
    const about = (topic: ItemTopic) =>
      KINDS.find((kind) => {
        const { ofItem } = faceOf(kind)
        if (ofItem?.tells !== topic || kind === here) return false
        // What takes a model to tell is told where there is one.
        if (ofItem.shows) return shownJob(jobs, kind, null) !== null
        return missingRoles(asKind(recipe, kind, meaning)).length === 0
      })
    const entries: (MenuEntry | false)[] = [
      source !== null &&
        without !== null && {
          id: 'out',
          label: here ? words.outAgain : words.out,
          hint: words.outHint,
          icon: <Ban aria-hidden="true" />,
          run: () => {
            if (without === 'condition') {
              const added = { column: data.roles.item ?? '', op: 'not in' as const, value: [item] }
              change({ filters: withFilter(data.filters ?? [], added) })
            } else workspace.getState().changeRecipe(without)
            if (here) void run()
          },
        },
      here !== null && {
        id: 'only',
        label: words.only,
        icon: <FilterIcon aria-hidden="true" />,
        run: () => workspace.getState().setQuery((query) => ({ ...query, items: { [ANYWHERE]: [item] } })),
      },
      ...TOPICS.map(([topic, Icon]) => {
        const kind = about(topic)
        return (
          kind !== undefined && {
            id: topic,
            label: words[topic],
            hint: faceOf(kind).words().title,
            icon: <Icon aria-hidden="true" />,
            run: () => follow(kind, item),
          }
        )
      }),
      bought !== null && {
        id: 'buyers',
        label: words.buyers,
        hint: words.buyersHint,
        icon: <UserRound aria-hidden="true" />,
        run: () =>
          showBuyers({
            jobId: bought.jobId,
            kind: bought.recipe.analysis.kind,
            of: { list: 'buyers', item, ...(meaning === 'unit' && { perUnit: true }) },
            name: peopleWords.buyers.title(item),
          }),
      },
      {
        id: 'copy name',
        label: words.copy,
        icon: <Copy aria-hidden="true" />,
        run: () => void copyText(item, words.copied),
      },
    ]
    return entries.filter((entry) => entry !== false)
  }
}

/** The answer on the screen, or the last there is, whose receipts have customers. */
function boughtJob(jobs: EngineState['jobs'], here: AnalysisKind | null, shown: string | null): Job | null {
  const onScreen = here && shownJob(jobs, here, shown)
  const last = jobs.filter(({ state }) => state === 'succeeded').toReversed()
  return [...(onScreen ? [onScreen] : []), ...last].find((job) => isBought(job)) ?? null
}

/** Where a line names its item a condition leaves it out; else the question may know how. */
function leavingOut({ data, analysis }: Recipe, item: string): 'condition' | ((recipe: Recipe) => Recipe) | null {
  if (data.layout === 'long' && data.roles.item !== undefined) return 'condition'
  const excluded = faceOf(analysis.kind).excluded?.(analysis)
  if (!excluded) return null
  const exclude = [...new Set([...excluded, item])]
  return (recipe) => ({ ...recipe, analysis: { ...recipe.analysis, exclude } as Recipe['analysis'] })
}
