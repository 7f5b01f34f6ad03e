import type { Difference, SparkAsked, SparkCell, SparkFeature } from '../../analyses/on-spark'
import { shapeOf } from '../../analyses/shapes'
import { capsRows, tableRequest } from '../../analyses/table-request'
import { mixedLevels } from '../../recipe/level'
import { ROLES, type Role } from '../../recipe/schema'
import { chainOf, type Merged } from './chain'
import { featureColumns } from './feature-columns'
import type { SparkInput } from './input'
import { literals } from './literals'
import { plainWords } from './notebook'
import type { ProjectFile, ProjectPlace } from './plan'
import itemNames from './python/item_names.py?raw'
import apart from './python/lines_apart.py?raw'
import bought from './python/lines_bought.py?raw'
import featured from './python/lines_features.py?raw'
import list from './python/lines_list.py?raw'
import long from './python/lines_long.py?raw'
import named from './python/lines_named.py?raw'
import roles from './python/lines_roles.py?raw'
import wide from './python/lines_wide.py?raw'
import netReturns from './python/net_returns.py?raw'
import setup from './python/setup.py?raw'
import smallBaskets from './python/small_baskets.py?raw'
import writeLines from './python/write_lines.py?raw'
import { type BronzeTable, flagColumns, listColumn } from './tables'

export const SILVER = 'silver_merge'
export const SILVER_TABLE = 'silver_lines'

const LAYOUTS = { long, wide: `${wide}\n\n${apart}`, list: `${list}\n\n${apart}` }

/** What silver leaves, as far as what comes after has to know it. */
export interface Silver {
  cells: readonly SparkCell[]
  files: readonly ProjectFile[]
  differs: readonly Difference[]
  timeIs: SparkAsked<unknown>['timeIs']
  /** Whether items have names beside, in a table of their own. */
  hasNames: boolean
  /** Where a row is a row of features. */
  features?: readonly SparkFeature[]
}

/** Columns of rows that count. */
function required({ recipe }: SparkInput): string[] {
  const { want } = tableRequest(recipe)
  if (recipe.data.layout !== 'long' || want.shape === 'features') return []
  return [shapeOf(want).row, 'item', ...(want.shape === 'journeys' ? ['time'] : [])]
}

function columnOf(role: Role, { recipe: { data } }: SparkInput, { columns }: Merged): string | undefined {
  if (role !== 'item') return data.roles[role]
  return data.level ?? (data.layout === 'list' ? listColumn(data, columns) : data.roles.item)
}

function timeOf(column: string | undefined, { columns }: Merged): Silver['timeIs'] {
  const type = columns.find(({ name }) => name === column)?.type
  if (type === 'date' || type === 'timestamp') return 'moment'
  return type === 'integer' || type === 'number' ? 'number' : 'text'
}

/** Money of the line that goes down with its pieces; the price of one stays. */
function ofTheLine(input: SparkInput): Role[] {
  const { roles, priceIs, costIs } = input.recipe.data
  const { want } = tableRequest(input.recipe)
  const perUnit = want.shape === 'priced' && want.perUnit
  const found: Role[] = [
    ...(perUnit ? [] : (['value'] as const)),
    ...(priceIs === 'line' ? (['price'] as const) : []),
    ...(costIs === 'line' ? (['cost'] as const) : []),
  ]
  return found.filter((role) => roles[role] !== undefined)
}

/** The notebook that makes one table of lines of all sources. */
export function silverOf(
  input: SparkInput,
  tables: readonly BronzeTable[],
  place: ProjectPlace,
  also: Readonly<Record<string, string>> = {},
): Silver {
  const { data } = input.recipe
  const chain = chainOf(input, tables)
  const { merged } = chain
  const { want } = tableRequest(input.recipe)
  const features = want.shape === 'features' ? featureColumns(merged, want) : undefined
  const rows = features?.filter(({ as }) => as !== 'list')
  const mapped = new Map(
    (features ? [] : ROLES).flatMap((role) => {
      const column = columnOf(role, input, merged)
      return column === undefined ? [] : [[role, merged.names.of(column)] as const]
    }),
  )
  const timeIs = timeOf(data.roles.time, merged)
  const nets = data.returns === 'net' && data.layout === 'long' && !features
  const name = data.level === undefined && data.layout === 'long' ? data.names?.item : undefined
  const hasNames = name !== undefined && data.roles.item !== undefined && !features
  const caps = data.maxBasketItems !== undefined && capsRows(want)
  const called = (role: string) => (role === 'group' ? 'group_label' : role)
  const cells: SparkCell[] = [
    {
      says: `# The lines\n\nPuts the sources together and leaves the table \`${SILVER_TABLE}\`, whose columns are the same whatever the files call theirs.`,
    },
    { python: `${literals({ CATALOG: place.catalog, SCHEMA: place.schema })}\n\n${setup}` },
    ...chain.cells,
    {
      says: `## What the columns are\n\n${
        rows
          ? rows.map(({ name, column }) => `- ${column}: ${plainWords(name)}`).join('\n')
          : [...mapped.keys()].map((role) => `- ${role}: ${plainWords(columnOf(role, input, merged) ?? '')}`).join('\n')
      }`,
    },
    {
      python: [
        literals({
          ROLES: mapped,
          ALSO: new Map(Object.entries(also).map(([name, column]) => [name, merged.names.of(column)])),
          LEVELS: (features ? [] : (mixedLevels(data) ?? [])).map((level) => merged.names.of(level)),
          ...(data.layout === 'wide'
            ? { FLAGS: new Map(flagColumns(input).map((flag) => [flag, merged.names.of(flag)])) }
            : {}),
        }),
        roles,
      ].join('\n\n'),
    },
    ...(hasNames ? [{ python: `${literals({ ITEM_NAME: merged.names.of(name) })}\n\n${itemNames}` }] : []),
    ...(nets
      ? [
          {
            python: `${literals({
              BOUGHT: merged.names.of(data.roles.item ?? ''),
              TIME_SORTS: data.roles.time !== undefined && timeIs !== 'text',
            })}\n\n${bought}`,
          },
        ]
      : []),
    rows
      ? { python: `${literals({ FEATURES: new Map(rows.map(({ column, as }) => [column, as])) })}\n\n${featured}` }
      : { python: LAYOUTS[data.layout] },
    ...(nets ? [{ python: `${literals({ OF_LINE: ofTheLine(input) })}\n\n${netReturns}` }] : []),
    { python: `${literals({ REQUIRED: required(input) })}\n\n${named}` },
    ...(caps
      ? [
          {
            python: `${literals({
              MOST_ITEMS: data.maxBasketItems ?? 0,
              APART: data.layout === 'long' ? [] : ['_line'],
            })}\n\n${smallBaskets}`,
          },
        ]
      : []),
    {
      python: `${literals({
        SAYS: rows ? 'Rows of features, ready to be analysed' : 'Lines of baskets, ready to be analysed',
        SOURCES: new Map(
          rows
            ? rows.map(({ column, name }) => [column, name])
            : [...mapped.keys()].map((role) => [called(role), columnOf(role, input, merged) ?? '']),
        ),
      })}\n\n${writeLines}`,
    },
  ]
  const fractions = (['basket', 'item', 'group', 'customer'] as const).some(
    (role) => merged.columns.find((column) => column.name === columnOf(role, input, merged))?.type === 'number',
  )
  const differs: Difference[] = [
    ...chain.differs,
    ...(fractions && tables[0]?.isText ? ['text-of-numbers' as const] : []),
  ]
  return { cells, files: chain.files, differs, timeIs, hasNames, ...(features && { features }) }
}
