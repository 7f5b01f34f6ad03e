import type { TableRequest } from '../../analyses/table-request'
import { type BatchColumn, NULL_CODE, type Source } from '../readers/batch'
import type { BasketTable } from './basket-table'

/** Between the name of an item and its id, where the name alone would not tell which it is. */
const BETWEEN = ' · '

/**
 * What items are called, each differently: its name; its id where it has none; both where others have that name, or are
 * called so themselves.
 */
export function shownNames(ids: readonly string[], names: readonly (string | null)[]): string[] {
  const bearers = new Map<string, number>()
  for (const name of names) if (name !== null) bearers.set(name, (bearers.get(name) ?? 0) + 1)
  const idOf = new Set(ids)
  const alone = (name: string, id: string) => bearers.get(name) === 1 && (name === id || !idOf.has(name))
  const shown = ids.map((id, item) => {
    const name = names[item] ?? null
    if (name === null) return id
    return alone(name, id) ? name : name + BETWEEN + id
  })
  // A name may read like another with its id. Ids differ, so that this comes to an end.
  for (let twice = repeatedIn(shown); twice.size > 0; twice = repeatedIn(shown)) {
    for (const [item, text] of shown.entries()) {
      if (twice.has(text) && text !== ids[item]) shown[item] = text + BETWEEN + ids[item]
    }
  }
  return shown
}

function repeatedIn(texts: readonly string[]): Set<string> {
  const seen = new Set<string>()
  return new Set(texts.filter((text) => seen.size === seen.add(text).size))
}

/** What a column says of each item: known beforehand, or what most of its lines say. */
export async function saidOfItems(
  source: Source,
  request: TableRequest,
  of: readonly [item: string, column: string],
  signal: AbortSignal,
): Promise<(label: string) => string | null> {
  return source.said?.(...of) ?? namesInLines(source, request, of, signal)
}

/** Of each item the name that most of its lines give it; of equally many the one that came first. */
async function namesInLines(
  source: Source,
  { data }: TableRequest,
  [item, name]: readonly [string, string],
  signal: AbortSignal,
): Promise<(label: string) => string | null> {
  const reading = source.read(
    {
      columns: [
        { name: item, as: 'key' },
        { name, as: 'key' },
      ],
      read: data.read ?? {},
      filters: data.filters ?? [],
    },
    { signal, onProgress: () => undefined },
  )
  const counts = new Map<number, Map<number, number>>()
  for await (const { rows, columns } of reading.batches) {
    const [items, names] = columns as [BatchColumn & { as: 'key' }, BatchColumn & { as: 'key' }]
    for (let row = 0; row < rows; row++) {
      const [code, called] = [items.codes[row]!, names.codes[row]!]
      if (code === NULL_CODE || called === NULL_CODE) continue
      const of = counts.get(code) ?? new Map<number, number>()
      if (of.size === 0) counts.set(code, of)
      of.set(called, (of.get(called) ?? 0) + 1)
    }
  }
  const [items, names] = reading.dictionaries
  const best = new Map<string, string>()
  for (const [code, of] of counts) {
    const [called] = [...of].reduce((most, next) => (next[1] > most[1] ? next : most))
    best.set(items!.label(code), names!.label(called))
  }
  return (label) => best.get(label) ?? null
}

/** The same table, with items called by their names; their ids stand beside, and order and identity stay theirs. */
export async function withNames(
  table: BasketTable,
  source: Source,
  request: TableRequest,
  signal: AbortSignal,
): Promise<BasketTable> {
  const { names, roles, layout } = request.data
  if (names?.item === undefined || roles.item === undefined || layout !== 'long') return table
  const nameOf = await saidOfItems(source, request, [roles.item, names.item], signal)
  const itemIds = table.itemLabels
  const itemLabels = shownNames(itemIds, itemIds.map(nameOf))
  const { health } = table.info
  const shown = new Map(itemIds.map((id, item) => [id, itemLabels[item]!]))
  const called = <T extends { label: string }>(items: T[]) =>
    items.map((item) => ({ ...item, label: shown.get(item.label) ?? item.label }))
  return {
    ...table,
    itemLabels,
    itemIds,
    info: {
      ...table.info,
      health: { ...health, ubiquitous: called(health.ubiquitous), topItems: called(health.topItems) },
    },
  }
}
