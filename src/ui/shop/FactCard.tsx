import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import type { AnalysisKind } from '../../analyses/registry'
import { type Nothing, SHOP_NEEDS, type ShopFactName, type ShopFacts } from '../../workers/protocol/shop'
import { toast } from '../base/components/announce'
import { Button } from '../base/components/Button'
import { ErrorNotice } from '../base/components/ErrorNotice'
import { ProgressBar } from '../base/components/ProgressBar'
import { formatList } from '../base/format'
import { roleWords } from '../base/role-words'
import { told } from '../base/told'
import { faceOf, KINDS } from '../face-of'
import { ItemBar } from '../parts/items/ItemBar'
import { useCommandContext } from '../run/commands/use-commands'
import { startRun } from '../run/start-run'
import { useEngine, useEngineState } from '../state/engine-context'
import { useWorkspace } from '../state/workspace'
import { Bars } from './Bars'
import { type CardContext, cardOf, TITLES } from './card-data'
import styles from './shop.module.css'
import { shopWords as words } from './words'

const isNothing = (fact: ShopFacts[ShopFactName]): fact is Nothing => 'nothing' in fact

/** The analysis that knows more of it. */
const kindBehind = (name: ShopFactName): AnalysisKind | undefined =>
  KINDS.find((kind) => faceOf(kind).shopFacts?.includes(name))

/** One thing worth knowing: a sentence with its numbers, two bars, and the way to all of it. */
export function FactCard({ name, context, enabled }: { name: ShopFactName; context: CardContext; enabled: boolean }) {
  const titleId = useId()
  const engine = useEngine()
  const sourceId = useEngineState((state) => state.source?.id)
  const { files, currency: _currency, ...mapped } = useWorkspace((w) => w.recipe.data)
  const valueIs = useWorkspace((w) => w.meaning) ?? 'line'
  const asked = { ...mapped, filters: context.filters }
  const answer = useQuery({
    queryKey: ['shop', sourceId, name, asked, valueIs],
    queryFn: ({ signal }) => engine.shopFact(name, { data: { ...asked, files }, valueIs }, signal),
    enabled,
    gcTime: 300_000,
  })
  const fact = answer.data
  return (
    <article className={styles.card} aria-labelledby={titleId} aria-busy={answer.isFetching}>
      <h2 id={titleId}>{TITLES[name](context)}</h2>
      {answer.error ? (
        <ErrorNotice error={answer.error} />
      ) : fact === undefined ? (
        answer.isFetching && <ProgressBar label={words.looking} share={null} />
      ) : isNothing(fact) ? (
        <NothingToSay name={name} reason={fact.nothing} />
      ) : (
        <Said name={name} fact={fact} context={context} />
      )}
    </article>
  )
}

function Said({
  name,
  fact,
  context,
}: {
  name: ShopFactName
  fact: Exclude<ShopFacts[ShopFactName], Nothing>
  context: CardContext
}) {
  const command = useCommandContext()
  const { sentence, bars, names, search, group } = cardOf(name, fact, context)
  const kind = kindBehind(name)
  const follow = (to: AnalysisKind) => {
    const { go, setQuery } = command.workspace.getState()
    go(to)
    setQuery((query) => ({
      ...query,
      ...(search === undefined ? {} : { text: search }),
      ...(group === undefined ? {} : { groups: [group] }),
    }))
    startRun(command).catch((error: unknown) => toast(told(error), 'bad'))
  }
  return (
    <>
      <p className={styles.sentence}>{sentence}</p>
      <Bars bars={bars} />
      <ItemBar items={'items' in fact ? fact.items : 'item' in fact ? [fact.item] : []} />
      {names && (
        <ul className={styles.names}>
          {names.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {kind && (
        <div className={styles.way}>
          <Button size="small" onPress={() => follow(kind)}>
            {words[name].go}
          </Button>
        </div>
      )}
    </>
  )
}

function NothingToSay({ name, reason }: { name: ShopFactName; reason: Nothing['nothing'] }) {
  const roles = useWorkspace((w) => w.recipe.data.roles)
  const go = useWorkspace((w) => w.go)
  if (reason !== 'unmapped') return <p className={styles.nothing}>{words.nothing[reason]}</p>
  const missing = SHOP_NEEDS[name].filter((role) => roles[role] === undefined)
  const things = formatList((missing.length > 0 ? missing : SHOP_NEEDS[name]).map((role) => roleWords[role].thing))
  return (
    <>
      <p className={styles.nothing}>{words.nothing.unmapped(things)}</p>
      <div className={styles.way}>
        <Button size="small" kind="quiet" onPress={() => go('data')}>
          {words.map}
        </Button>
      </div>
    </>
  )
}
