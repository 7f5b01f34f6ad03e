import { analyses } from '../../../analyses/registry'
import { ANYWHERE, type GridQuery } from '../../protocol/query'
import type { ResultInfo } from '../../protocol/result'

/** What a published result says in words: filters and pictures say nothing else. */
export interface Said {
  items: ReadonlySet<string>
  groups: ReadonlySet<string | null>
  /** Labels of levels by level. */
  levels: ReadonlyMap<string, ReadonlySet<string>>
}

const some = <T>(list: readonly T[]): T[] | undefined => (list.length === 0 ? undefined : [...list])

function entries<T, R>(of: Readonly<Record<string, T>> | undefined, pick: (name: string, part: T) => R | undefined) {
  const all = Object.entries(of ?? {}).flatMap(([name, part]) => {
    const picked = pick(name, part)
    return picked === undefined ? [] : [[name, picked] as const]
  })
  return all.length === 0 ? undefined : (Object.fromEntries(all) as Record<string, R>)
}

const isNumbers = (list: readonly unknown[]): boolean => list.every((each) => each === null || typeof each === 'number')

/** A filter in words that stand in the result anyway; words that were typed stay where they stand in a label of it. */
export function publishedQuery(query: GridQuery, info: ResultInfo, said: Said, moved: Uint32Array | null): GridQuery {
  const columns = new Set([...info.columns.map(({ name }) => name), 'length', 'strength'])
  const places = new Set([ANYWHERE, ...Object.keys((analyses[info.kind] as { places?: object }).places ?? {})])
  const labels = [...said.items, ...said.groups].flatMap((label) => (label === null ? [] : [label.toLowerCase()]))
  const text = (query.text ?? '').trim().toLowerCase()
  const isSaid = text !== '' && text.split(/\s+/).every((word) => labels.some((label) => label.includes(word)))
  const { lengths, minLength, onlyInOneGroup, smallGroups, folded, apart } = query
  const told: { [Name in keyof Required<GridQuery>]: GridQuery[Name] | undefined } = {
    sort: query.sort.flatMap(({ column, descending }) => (columns.has(column) ? [{ column, descending }] : [])),
    text: isSaid ? query.text : undefined,
    groups: query.groups && some(query.groups.filter((label) => said.groups.has(label))),
    items: entries(query.items, (place, wanted) =>
      places.has(place) ? some(wanted.filter((label) => said.items.has(label))) : undefined,
    ),
    atMost: entries(query.atMost, (place, most) => (places.has(place) && typeof most === 'number' ? most : undefined)),
    lengths: lengths && isNumbers(lengths) ? lengths : undefined,
    minLength: typeof minLength === 'number' ? minLength : undefined,
    ranges: entries(query.ranges, (column, range) => (columns.has(column) && isNumbers(range) ? range : undefined)),
    flags: entries(query.flags, (column, wanted) =>
      columns.has(column) && typeof wanted === 'boolean' ? wanted : undefined,
    ),
    // Words of any column: who is named in a row, too.
    labels: undefined,
    onlyInOneGroup: onlyInOneGroup === true ? true : undefined,
    smallGroups: typeof smallGroups === 'boolean' ? smallGroups : undefined,
    folded: typeof folded === 'boolean' ? folded : undefined,
    ofLevel: entries(query.ofLevel, (level, wanted) =>
      some(wanted.filter((label) => said.levels.get(level)?.has(label))),
    ),
    apart: apart !== undefined && said.levels.has(apart) ? apart : undefined,
    rows: query.rows && isNumbers(query.rows) ? query.rows.map((row) => moved?.[row] ?? row) : undefined,
  }
  return Object.fromEntries(Object.entries(told).filter(([, part]) => part !== undefined)) as unknown as GridQuery
}

/** Words of the house in settings of pictures. */
const WORDS = new Set(
  ['after', 'before', 'first', 'previous', 'group', 'period'].concat(['item', 'customers', 'lists', 'bias']),
)
const NAMES = new Set(
  ['flow', 'funnel', 'compare', 'prices', 'basket', 'items', 'rows', 'cut', 'expected', 'item', 'amount'].concat(
    ['group', 'groups', 'sort', 'ascending', 'anchor', 'direction', 'steps', 'within', 'of', 'also', 'without', 'a'],
    ['maxGapSteps', 'maxGapTime', 'minGapSteps', 'minGapTime', 'maxSpan', 'by', 'b', 'from', 'to'],
  ),
)

/** Settings of pictures: what is said in other words than those of the result is left as the view has it. */
export function publishedLook(look: object, { items, groups }: Said): object {
  const told = (part: unknown): unknown => {
    if (part === null || typeof part === 'number' || typeof part === 'boolean') return part
    if (typeof part === 'string') return items.has(part) || groups.has(part) || WORDS.has(part) ? part : undefined
    if (Array.isArray(part)) return part.map(told).filter((each) => each !== undefined)
    if (typeof part !== 'object') return undefined
    const all = Object.entries(part).flatMap(([name, each]) => {
      const said = NAMES.has(name) ? told(each) : undefined
      return said === undefined ? [] : [[name, said]]
    })
    return all.length === 0 && Object.keys(part).length > 0 ? undefined : Object.fromEntries(all)
  }
  return (told(look) ?? {}) as object
}
