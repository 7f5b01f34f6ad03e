import { methodReasons } from '../../../analyses/mining/sentences'
import { countsAgain, labelledByPeople, publishedRecipe } from '../../../analyses/published/recipe'
import { analyses } from '../../../analyses/registry'
import type { RunReport } from '../../../analyses/report'
import { readReference } from '../../../recipe/kept-set'
import type { PublishChoice, Published } from '../../protocol/published'
import { type ItemLevel, NO_VALUE, type ResultContext } from '../context'
import { writeResult } from '../kept/kept-result'
import { resultOf, type StoredResult } from '../stored'
import { publishedColumns } from './columns'
import { publishedLook, publishedQuery, type Said } from './look'
import { renamed } from './people'
import { numbered, pseudonyms } from './pseudonyms'
import { publishFaults } from './sentences'

const WORD = /^[a-z][A-Za-z -]{0,40}$/

/** What a run says of itself, in numbers and in words of the house. */
function publishedReport(report: RunReport): RunReport {
  const { method, methodReason, limited, stopped, limitAt, found, threads, shared, kernelBytes, phases } = report
  const plain = Object.values(methodReason.facts).every((fact) => typeof fact === 'number')
  const { says, facts, english } = plain ? methodReason : methodReasons.asked()
  return {
    method: WORD.test(method) ? method : '',
    methodReason: { says, facts, english },
    limited,
    ...(stopped && { stopped }),
    ...(typeof limitAt === 'number' && { limitAt }),
    found,
    threads,
    shared,
    kernelBytes,
    phases: Object.fromEntries(
      Object.entries(phases).filter(([name, time]) => WORD.test(name) && typeof time === 'number'),
    ),
  }
}

/** A level with the values of items that the result speaks of. */
function publishedLevel({ name, values, labels }: ItemLevel, items: ReadonlySet<number>): ItemLevel {
  const known = values.map((value, item) => (items.has(item) ? value : NO_VALUE))
  const used = new Set(known)
  return { name, values: known, labels: labels.map((label, value) => (used.has(value) ? label : '')) }
}

/** A result as others may have it: all that it is made of is named in this folder, and nothing else is written. */
export function publishedResult(stored: StoredResult, choice: PublishChoice): Published {
  const { context } = stored
  const named = labelledByPeople(context.recipe.data)
  if (named !== undefined && choice.people !== 'named') throw publishFaults.namedByLabels({ column: named })
  const { recipe, document, takenOut } = publishedRecipe(context.recipe, choice)
  const { columns: all, items, groups } = publishedColumns(stored.columns)

  const { customer, labels } = customersOf(stored, choice)
  const people = 'customerFactors' in all && customer ? renamed(all, context.ranks, customer) : null
  const columns = people?.columns ?? all
  const itemLabel = (item: number) => (items.has(item) ? context.itemLabel(item) : '')
  const { itemId, levels, itemKinds, valueScale, droppedPairs } = context
  const rowLabels = people?.rowLabels ?? labels
  const whole = countsAgain(takenOut) && people === null
  const clean: ResultContext = {
    recipe,
    fingerprint: whole ? context.fingerprint : '',
    groupColumn: readReference(context.groupColumn)?.name ?? context.groupColumn,
    ...(valueScale !== undefined && { valueScale }),
    ...(droppedPairs !== undefined && { droppedPairs }),
    ...(itemKinds && { itemKinds }),
    ...(levels && { levels: levels.map((level) => publishedLevel(level, items)) }),
    itemLabel,
    ...(itemId && { itemId: (item: number) => (items.has(item) ? itemId(item) : '') }),
    groupLabel: context.groupLabel,
    ...(rowLabels && { rowLabels }),
    ranks: context.ranks,
    rows: () => null,
  }
  const report = publishedReport(stored.report)
  const result = resultOf(stored.info.jobId, { columns, report }, clean)
  const said: Said = {
    items: new Set(Array.from(items, itemLabel)),
    groups: new Set(result.group === null ? [] : Array.from(groups, (group) => context.groupLabel(group))),
    levels: new Map(clean.levels?.map(({ name, labels: values }) => [name, new Set(values)])),
  }
  const moved = people?.moved ?? null
  return {
    bytes: writeResult(result),
    recipe: document,
    report,
    info: result.info,
    query: publishedQuery(choice.query, result.info, said, moved),
    look: publishedLook(choice.look, said),
    takenOut,
    moved,
    fingerprint: whole ? context.fingerprint : null,
  }
}

/** What customers are called from here on; `labels` where they keep their names. */
function customersOf({ columns, context }: StoredResult, { people, secret }: PublishChoice) {
  const { rowLabels } = context
  if (analyses[columns.kind].rows !== 'customers' || !rowLabels || !('customer' in columns)) return {}
  if (people === 'named') {
    const there = new Set(columns.customer)
    const label = (row: number) => (there.has(row) ? rowLabels.label(row) : '')
    return { labels: { label, rank: rowLabels.rank } }
  }
  const nameOf =
    people === 'replaced' ? pseudonyms(secret) : numbered(Array.from(columns.customer, (row) => rowLabels.label(row)))
  return { customer: (row: number) => nameOf(rowLabels.label(row)) }
}
