import { NO_KIND } from '../../../analyses/factors/one-of-a-kind'
import { inverse, startsOf } from '../../../analyses/factors/rows'
import type { GivenModel, Links } from '../../../analyses/factors/types'
import { WHOLE } from '../../../analyses/recommend/types'
import { roleNames } from '../../../recipe/sentences'
import type { BasketTable } from '../../table/basket-table'
import { rankLabels } from '../../table/labels'
import { isLinked } from './layout'
import type { LoadedModel, ModelGroup } from './loaded'
import { modelFaults } from './sentences'

/** A table in which the items of a model have numbers, whoever has them, and the model in these numbers. */
export interface TableWithModel {
  table: BasketTable
  given: GivenModel[]
}

export function withModel(table: BasketTable, model: LoadedModel): TableWithModel {
  const { parameters, columns, name } = model.info
  if (parameters.perGroup && table.info.groupColumn === null) {
    throw modelFaults.needsGroup({ name, group: columns.group ?? roleNames.group() })
  }
  const { itemLabels, itemIds, idOf } = allItems(table, model)
  const labelRank = rankLabels(itemIds, new Uint32Array(itemIds.length))
  const itemBaskets = new Uint32Array(itemLabels.length)
  itemBaskets.set(table.itemBaskets)
  const input = { ...table.input, itemCount: itemLabels.length, labelRank }
  const known = new Map(model.groups.map((group) => [parameters.perGroup ? group.label : null, group]))
  const given = table.groupLabels.flatMap((label, group) => {
    const found = known.get(parameters.perGroup ? label : null)
    const own = found && !takesWhole(model, found)
    return own ? [givenOf({ ...table, input }, model, found, group, idOf)] : []
  })
  const itemKinds = table.itemKinds && new Uint32Array(itemLabels.length).fill(NO_KIND)
  itemKinds?.set(table.itemKinds!)
  if (model.whole) given.push(wholeOf({ ...table, input }, model, model.whole, known, idOf))
  return {
    table: {
      ...table,
      input,
      itemLabels,
      itemBaskets,
      ...(itemKinds && { itemKinds }),
      ...(table.itemIds && { itemIds }),
    },
    given,
  }
}

const takesWhole = ({ whole }: LoadedModel, { items: { from, to } }: ModelGroup): boolean =>
  whole !== undefined && to > from && from === whole.items.from

/** The model of all, with the factors of whoever took it and has the same history. */
function wholeOf(
  table: BasketTable,
  model: LoadedModel,
  whole: ModelGroup,
  known: ReadonlyMap<string | null, ModelGroup>,
  idOf: Uint32Array,
): GivenModel {
  const borrowed = table.groupLabels.flatMap((label, group) => {
    const found = known.get(label)
    return found && takesWhole(model, found) ? [{ found, group }] : []
  })
  const kept = (ids: Uint32Array) => borrowed.flatMap(({ found, group }) => keptRows(table, model, found, group, ids))
  return modelOf(table, model, whole, WHOLE, idOf, kept)
}

/** Items of the table keep their numbers; those that only the model knows get the next ones. */
function allItems(table: BasketTable, { items: { labels } }: LoadedModel) {
  const itemLabels = [...table.itemLabels]
  // Models know items by their ids.
  const itemIds = table.itemIds ? [...table.itemIds] : itemLabels
  const ids = new Map(itemIds.map((label, id) => [label, id]))
  const idOf = new Uint32Array(labels.size)
  for (const code of new Set(labels.codes)) {
    const label = labels.label(code)
    const id = ids.get(label) ?? itemIds.push(label) - 1
    if (itemLabels.length < itemIds.length) itemLabels.push(label)
    ids.set(label, id)
    idOf[code] = id
  }
  return { itemLabels, itemIds, idOf }
}

const givenOf = (table: BasketTable, model: LoadedModel, known: ModelGroup, group: number, idOf: Uint32Array) =>
  modelOf(table, model, known, group, idOf, (ids) => keptRows(table, model, known, group, ids))

function modelOf(
  table: BasketTable,
  model: LoadedModel,
  known: ModelGroup,
  group: number,
  idOf: Uint32Array,
  keptOf: (ids: Uint32Array) => { row: number; place: number }[],
): GivenModel {
  const { items, customers, info } = model
  const { factors } = info.parameters
  const { labelRank } = table.input
  const ids = items.labels.codes.subarray(known.items.from, known.items.to).map((code) => idOf[code]!)
  const order = Uint32Array.from(ids.keys()).sort((a, b) => labelRank[ids[a]!]! - labelRank[ids[b]!]!)
  const kept = keptOf(ids)
  return {
    group,
    items: order.map((place) => ids[place]!),
    factors: gather(items.factors, factors, order, known.items.from),
    holders: order.map((place) => items.holders[known.items.from + place]!),
    customers: known.learnedFrom,
    ...(isLinked(info.parameters) && { links: linksOf(items, known.items, order) }),
    rows: Uint32Array.from(kept, ({ row }) => row),
    rowFactors: gather(
      customers.factors,
      factors,
      Uint32Array.from(kept, ({ place }) => place),
      0,
    ),
  }
}

/** The same in the order that the items take: what was said of place p is said of the place it has now. */
function linksOf(
  { linkStart, links, linkWeights }: LoadedModel['items'],
  { from }: ModelGroup['items'],
  order: Uint32Array,
): Links {
  const placeOf = inverse(order)
  const start = startsOf(Array.from(order, (place) => linkStart[from + place + 1]! - linkStart[from + place]!))
  const items = new Uint32Array(start.at(-1)!)
  const weights = new Float64Array(items.length)
  for (const [i, place] of order.entries()) {
    const [first, end] = [linkStart[from + place]!, linkStart[from + place + 1]!]
    items.set(
      links.subarray(first, end).map((of) => placeOf[of]!),
      start[i],
    )
    weights.set(linkWeights.subarray(first, end), start[i])
  }
  return { start, items, weights }
}

function gather(from: Float32Array, factors: number, places: Uint32Array, first: number): Float32Array {
  const result = new Float32Array(places.length * factors)
  for (const [i, place] of places.entries()) {
    const at = factors * (first + place)
    result.set(from.subarray(at, at + factors), factors * i)
  }
  return result
}

/**
 * Customers with the very history that the model learned from: only theirs are the factors it has for them. It does not
 * matter where the history was read from, nor what else has changed in the data.
 */
function keptRows(
  { input, basketLabel }: BasketTable,
  { customers }: LoadedModel,
  known: ModelGroup,
  group: number,
  ids: Uint32Array,
): { row: number; place: number }[] {
  const placeOf = new Map<string, number>()
  for (let place = known.customers.from; place < known.customers.to; place++) {
    if (customers.known[place] === 1) placeOf.set(customers.labels.label(customers.labels.codes[place]!), place)
  }
  const { offsets, items, values, groupStart } = input
  const kept: { row: number; place: number }[] = []
  /** By item, how much of it the customer had. */
  const had = new Float64Array(input.itemCount)
  const note = (place: number, valueAt: (at: number) => number) => {
    for (let at = customers.offsets[place]!; at < customers.offsets[place + 1]!; at++) {
      had[ids[customers.items[at]!]!] = valueAt(at)
    }
  }
  for (let row = groupStart[group]!; row < groupStart[group + 1]!; row++) {
    const place = placeOf.get(basketLabel(row))
    if (place === undefined) continue
    const length = offsets[row + 1]! - offsets[row]!
    if (length !== customers.offsets[place + 1]! - customers.offsets[place]!) continue
    note(place, (at) => customers.values?.[at] ?? 1)
    let same = true
    for (let at = offsets[row]!; same && at < offsets[row + 1]!; at++) same = had[items[at]!] === (values?.[at] ?? 1)
    if (same) kept.push({ row, place })
    note(place, () => 0)
  }
  return kept
}
