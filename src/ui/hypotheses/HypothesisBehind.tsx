import type { Estimate, SetDetail, SubgroupDetail, Told } from '../../analyses/hypotheses/detail/types'
import type { HypothesisDetail } from '../../workers/hypotheses/types'
import { formatShare } from '../base/cell-format'
import { formatCount, formatNumber, formatProbability } from '../base/format'
import { LacksData } from '../parts/needs-data/NeedsData'
import { DetailTable } from '../parts/results/detail/DetailTable'
import blocks from '../parts/results/detail/detail.module.css'
import { Bars } from './Bars'
import { hypothesisDetailWords as words } from './detail-words'
import type { HypothesisFacts, RunFacts } from './facts'

interface Behind<About> {
  about: About
  run: RunFacts
  name(item: number): string
}

/** What the rows that confirm say of an explanation. */
export function HypothesisBehind({
  detail: { about, names },
  run,
  facts,
}: {
  detail: HypothesisDetail
  run: RunFacts
  facts: HypothesisFacts
}) {
  if (!about) return <LacksData />
  const name = (item: number) => names[item] ?? ''
  if (about.language === 'subgroups') return <Sides about={about} run={run} name={name} />
  return (
    <>
      <Together about={about} run={run} name={name} holds={facts.holds} />
      <Effects about={about} run={run} name={name} />
      <ByValue about={about} run={run} name={name} />
      {about.told && <HowWell told={about.told} run={run} />}
    </>
  )
}

const shown = (value: number, text: (value: number) => string) => (Number.isNaN(value) ? '–' : text(value))
const isShare = ({ targetKind }: RunFacts) => targetKind !== 'number'
const textOf = (run: RunFacts) => (isShare(run) ? formatShare : (value: number) => formatNumber(value))
const explained = ({ yes, target }: RunFacts) => yes ?? target

function Together({ about, holds, name }: Behind<SetDetail> & { holds: boolean }) {
  if (about.parts.length < 2) return null
  const { title, column, alone, lost, p, note, untested } = words.together
  const tested = about.parts.some((part) => !Number.isNaN(part.p))
  return (
    <section className={blocks.block}>
      <h3>{title}</h3>
      <DetailTable head={tested ? [column, alone, lost, p] : [column, alone, lost]}>
        {about.parts.map((part) => (
          <tr key={part.item}>
            <th scope="row">{name(part.item)}</th>
            <td>{shown(part.alone, formatShare)}</td>
            <td>{shown(part.lost, formatShare)}</td>
            {tested && <td>{shown(part.p, formatProbability)}</td>}
          </tr>
        ))}
      </DetailTable>
      <p className={blocks.note}>{holds ? note : untested}</p>
    </section>
  )
}

function Effects({ about, run, name }: Behind<SetDetail>) {
  const odds = run.targetKind === 'binary'
  const all = about.parts.flatMap(({ item, effects }) => effects.map((effect) => ({ part: item, effect })))
  if (all.length === 0) return null
  const { title, note, what, value, from, to, made } = words.effects
  const cells = (effect: Estimate) =>
    (['value', 'low', 'high'] as const).map((which) => (
      <td key={which}>{shown(effect[which], (number) => formatNumber(number))}</td>
    ))
  return (
    <section className={blocks.block}>
      <h3>{title(odds)}</h3>
      <DetailTable head={[what, value(odds), from, to]}>
        {all.map(({ part, effect }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column may have several of one kind, always in the same order
          <tr key={at}>
            <th scope="row">{effect.item === null ? `${name(part)}: ${made[effect.of]}` : name(effect.item)}</th>
            {cells(effect)}
          </tr>
        ))}
      </DetailTable>
      <p className={blocks.note}>{note(odds)}</p>
    </section>
  )
}

function ByValue({ about, run, name }: Behind<SetDetail>) {
  return about.parts.map(({ item, parts }) =>
    parts.length < 2 ? null : (
      <Bars
        key={item}
        title={words.parts.title(name(item), explained(run))}
        bars={parts.map((part) => ({ ...part, name: name(part.item) }))}
        text={textOf(run)}
      />
    ),
  )
}

/** A table of more classes says nothing at this width. */
const MOST_CLASSES = 5

function HowWell({ told: { confusion, auc, tjur, off, offWithout }, run }: { told: Told; run: RunFacts }) {
  const said = [
    auc && words.told.auc(auc.value, auc.low, auc.high),
    Number.isNaN(tjur) ? null : words.told.tjur(tjur),
    run.targetKind === 'binary' ? words.told.asMany : null,
    Number.isNaN(off) ? null : words.told.off(off, offWithout),
  ].filter((text) => text !== null)
  return (
    <section className={blocks.block}>
      <h3>{words.told.title}</h3>
      {confusion && confusion.length <= MOST_CLASSES && (
        <DetailTable head={[words.told.truth, ...run.targetLevels.map((level) => words.told.taken(level))]}>
          {confusion.map((counts, level) => (
            <tr key={run.targetLevels[level]}>
              <th scope="row">{run.targetLevels[level]}</th>
              {counts.map((count, taken) => (
                <td key={run.targetLevels[taken]}>{formatCount(count)}</td>
              ))}
            </tr>
          ))}
        </DetailTable>
      )}
      <p className={blocks.note}>{[words.told.note, ...said].join(' ')}</p>
    </section>
  )
}

function Sides({ about: { inside, outside, conditions, oddsRatio }, run, name }: Behind<SubgroupDetail>) {
  const { sides } = words
  const both = [
    ...(inside ? [{ ...inside, name: sides.inside }] : []),
    ...(outside ? [{ ...outside, name: sides.outside }] : []),
  ]
  return (
    <>
      <Bars
        title={sides.title}
        bars={both}
        text={textOf(run)}
        note={Number.isFinite(oddsRatio) ? sides.odds(oddsRatio) : undefined}
      />
      {conditions.length > 1 && (
        <Bars
          title={sides.conditions}
          bars={conditions.map((condition) => ({ ...condition, name: name(condition.item) }))}
          text={textOf(run)}
        />
      )}
    </>
  )
}
