import type { ExportFormat } from '../../../workers/protocol/result'
import { formatCount } from '../../base/format'
import { words } from '../../base/language'
import type { FaceWords as Nouns } from '../../face'

const counted = (count: number, what: string) => `${formatCount(count)} ${what}${count === 1 ? '' : 's'}`

const formats: Record<ExportFormat, { label: string; means: string }> = {
  csv: { label: 'CSV', means: 'Commas and decimal points, UTF-8, safe against formulas.' },
  'csv-comma': {
    label: 'CSV',
    means: 'Semicolons and decimal commas, to be opened by a double click. Safe against formulas.',
  },
  'csv-point': {
    label: 'CSV',
    means: 'Commas and decimal points, marked as UTF-8, to be opened by a double click. Safe against formulas.',
  },
  xlsx: { label: 'Excel', means: 'A workbook: numbers are numbers, the header stays in sight.' },
  parquet: { label: 'Parquet', means: 'For Spark, pandas, DuckDB. Small and typed.' },
  arrow: { label: 'Arrow', means: 'For programs. An IPC file, read without parsing.' },
  json: { label: 'JSON', means: 'A plain list of objects.' },
}

const rows = ({ one, many }: Nouns, count: number) => (count === 1 ? one : many)

/** Words about any result; what only one analysis has stands in its view. */
export const resultWords = words('results', {
  formats,

  grid: ({ many }: Nouns) => many[0]?.toUpperCase() + many.slice(1),
  shown: (matched: number, total: number, nouns: Nouns) => ({
    matched: formatCount(matched),
    of: matched === total ? '' : `of ${formatCount(total)}`,
    what: rows(nouns, total),
  }),
  sortHint: 'Click to sort, shift-click to sort by several columns',
  widthHint:
    'Drag its right edge, or press Shift with ← or →, for another width; double-click there, or Shift Home, fits it',
  search: 'Search items',
  columnChooser: 'Columns',
  columnReset: 'As before',
  filters: {
    label: 'Filters',
    items: 'Items',
    length: 'Length',
    thresholds: 'Thresholds',
    all: 'all',
    any: 'any',
    clear: 'Clear all',
    remove: (what: string) => `Remove: ${what}`,
    find: 'Find',
    side: 'Where it stands',
    noItems: 'No item of that name in these rows.',
    more: (count: number) => `${formatCount(count)} more; type to find them`,
    itemsOf: (count: number) => counted(count, 'item'),
    from: 'from',
    to: 'to',
    addThreshold: 'Another measure',
    picked: (count: number) => counted(count, 'picked row'),
  },

  /** Of rows whose items have no places of their own. */
  places: { anywhere: 'anywhere' },

  strongest: {
    label: 'Strongest first',
    means:
      'What is strong and surely so comes first, whatever the group: the number times how far the surest part of its lift is from chance.',
  },
  singleItems: { label: 'Single items', means: 'Single items too, which are no combination of anything.' },
  smallGroups: {
    aside: (group: string) => `no ${group} with too few baskets`,
    shown: (shown: number, all: number, groups: string, holders: string) =>
      `${formatCount(shown)} of ${formatCount(all)} ${groups} shown; ${formatCount(all - shown)} ${all - shown === 1 ? 'has' : 'have'} too few ${holders} to say much.`,
    show: (count: number) => (count === 1 ? 'Show it' : 'Show them'),
    among: (few: number, all: number, groups: string, holders: string) =>
      `All ${formatCount(all)} ${groups} shown, ${formatCount(few)} of them with few ${holders}: take what they say as a hint.`,
    hide: (count: number) => (count === 1 ? 'Set it aside' : 'Set them aside'),
  },
  outsideMoney: (lines: number, lacks: readonly string[]) =>
    `${formatCount(lines)} ${lines === 1 ? 'line has' : 'lines have'} no ${lacks.join(' or no ')}; ${lines === 1 ? 'it is' : 'they are'} not in the money. ${lines === 1 ? 'It stays' : 'They stay'} in the receipts.`,

  onlyInOneGroup: {
    label: (group: string) => `Only in one ${group}`,
    means: 'Found in a single place. What do they know there?',
  },

  detail: { close: 'Close', copy: 'Copy sentence', copied: 'Copied', retry: 'Try again' },

  export: {
    title: 'Export',
    format: 'Format',
    csvFor: 'For',
    csvPlain: 'any program',
    csvHere: 'spreadsheets here',
    tooManyRows: (most: number) => `A sheet holds ${formatCount(most)} rows. Filter them, or take CSV or Parquet.`,
    scope: 'What',
    shown: (matched: number, { one, many }: Nouns) =>
      matched === 1 ? `The ${one} shown` : `The ${formatCount(matched)} ${many} shown, in this order`,
    all: (total: number, { one, many }: Nouns) =>
      total === 1 ? `The only ${one}` : `All ${formatCount(total)} ${many}`,
    download: (count: number, nouns: Nouns, format: ExportFormat) =>
      `Download ${formatCount(count)} ${rows(nouns, count)} as ${formats[format].label}`,
    working: 'Writing the file',
    money: ({ paid, margin }: { paid: boolean; margin: boolean }) =>
      `With ${[...(paid ? ['revenue'] : []), ...(margin ? ['margin'] : [])].join(' and ')} of both sides`,
    sidecar: 'A small file beside it tells the parameters, the fingerprint of the data and the version.',
    done: (name: string) => `${name} is in your downloads.`,
    command: ({ many }: Nouns) => `Export ${many}…`,
    recipe: 'Recipe file',
    link: 'Copy link',
    nothing: 'Nothing to export yet. Run an analysis first; the recipe and the link are ready at any time.',
  },

  states: {
    noData: {
      title: 'No data yet',
      text: ({ question }: Nouns) => `${question} Open a file, and the answer will stand here.`,
    },
    openData: 'Open a file',
    toSamples: 'Or take a sample',
    runningAgain: 'A new run is under way; below is the result of the one before.',
    cancel: 'Cancel',
    cancelled: {
      title: 'The run was cancelled',
      text: 'Nothing was lost: the data is still read, and the recipe is as you left it.',
    },
    failed: 'The run failed',
    keptData: 'The data that was read and the recipe are still there.',
    keptResult: 'Below is still the result of the run before.',
    again: 'Run again',
    noBaskets: {
      title: ({ holders }: Nouns) => `No ${holders} are left to analyse`,
      text: 'Look under Data at the conditions, the column mapping and the largest size that is kept: one of them leaves out every row.',
    },
    ease: {
      support: (value: string) => `Run with support ≥ ${value}`,
      constraints: 'Run without must and must not',
    },
    noMatch: {
      title: (total: string, { many }: Nouns) => `None of the ${total} ${many} passes these filters`,
      text: 'Take one back to see rows again:',
    },
  },
})
