import { type Node, parseExpression } from '../../preparation/expression/parse'
import { doneOf, type Step, type StepName, sourcesOf } from '../../preparation/steps'
import type { Filter, Preparation, RecipeData } from '../../recipe/schema'
import { conditionFate, type Fate, namesPeople, type People } from './conditions'
import { isFormat, readWords } from './reading'
import { isDay } from './words'

/** Words of people in what was done to tables: to be read before anybody else reads them. */
export type PreparedWords =
  /** Tables are called after their files. */
  | { are: 'tables'; names: readonly string[] }
  | { are: 'sheet'; name: string }
  /** In place of missing values. */
  | { are: 'nulls'; words: readonly string[] }
  | { are: 'condition'; filter: Filter }
  | { are: 'value'; column: string; value: string }
  | { are: 'column'; name: string; expression: string }
  | { are: 'sql'; query: string }

/** How all that was done to tables fares: a part of it would make another table, so that it goes along as a whole or not at all. */
export interface PreparationFate {
  /** Null where nothing was done. */
  fate: Fate | null
  /** Of what goes where somebody says so. */
  words: PreparedWords[]
}

interface Judged {
  fate: Fate
  words?: PreparedWords
}

const PLAIN: Judged = { fate: 'plain' }
const NEVER: Judged = { fate: 'never' }
const asked = (words: PreparedWords): Judged => ({ fate: 'asked', words })

/** Words that functions take; and what separates, without a letter or a digit. */
const OF_FUNCTIONS = /^(year|quarter|month|week|day|hour|minute|[^\p{L}\p{N}]*)$/iu

function* nodesOf(node: Node): Generator<Node> {
  yield node
  if (node.kind === 'call') for (const each of node.args) yield* nodesOf(each)
}

function expressionFate(name: string, expression: string, people: People): Judged {
  let nodes: Node[]
  try {
    nodes = [...nodesOf(parseExpression(expression))]
  } catch {
    // What cannot be read cannot be judged.
    return NEVER
  }
  const values = nodes.flatMap((node) => (node.kind === 'value' ? [node.value] : []))
  const texts = values.filter((value) => typeof value === 'string' && !isDay(value) && !OF_FUNCTIONS.test(value))
  const ofPeople = nodes.some((node) => node.kind === 'column' && people(node.name))
  // A number may be that of a customer.
  if (ofPeople && (texts.length > 0 || values.some((value) => typeof value === 'number'))) return NEVER
  return texts.length === 0 ? PLAIN : asked({ are: 'column', name, expression })
}

const IDENTIFIER = /"((?:[^"]|"")+)"|[\p{L}_][\p{L}\p{N}_$]*/gu
/** Texts, comments, and texts between dollars. */
const WORDY = /'|--|\/\*|\$\w*\$/

/** All of it is to be read, as any of its words may be anything; never where it speaks of customers and holds words. */
function sqlFate(query: string, people: People, said: PreparedWords): Judged {
  const columns = Array.from(query.matchAll(IDENTIFIER), ([word, quoted]) => quoted?.replaceAll('""', '"') ?? word)
  return columns.some((column) => people(column)) && WORDY.test(query) ? NEVER : asked(said)
}

const filterFate = (filter: Filter, people: People): Judged => {
  const fate = conditionFate(filter, people)
  return fate === 'asked' ? asked({ are: 'condition', filter }) : { fate }
}

/** A step is judged by all of its words: a new one does not compile before somebody has said what they are. */
const FATES: { readonly [Name in StepName]: (step: Extract<Step, { step: Name }>, people: People) => Judged[] } = {
  // Names of columns and tables, and words of the house.
  join: () => [],
  expand: () => [],
  session: () => [],
  cap: () => [],
  dedupe: () => [],
  encode: () => [],
  scale: () => [],
  log: () => [],
  union: () => [],
  drop: () => [],
  rename: () => [],
  type: ({ dateFormat }) => [isFormat(dateFormat) ? PLAIN : NEVER],
  aggregate: ({ until }) => [until === undefined || isDay(until) ? PLAIN : NEVER],
  condition: ({ where }, people) => where.map((filter) => filterFate(filter, people)),
  compute: ({ as, expression, language }, people) => [
    language === 'sql'
      ? sqlFate(expression, people, { are: 'column', name: as, expression })
      : expressionFate(as, expression, people),
  ],
  nulls({ column, value }, people) {
    if (value === undefined) return []
    if (people(column)) return [NEVER]
    return [typeof value === 'number' ? PLAIN : asked({ are: 'value', column, value })]
  },
  sql: ({ query }, people) => [sqlFate(query, people, { are: 'sql', query })],
}

const stepFates = (step: Step, people: People): Judged[] =>
  // Which step it is, its own name says.
  (FATES[step.step] as (step: Step, people: People) => Judged[])(step, people)

/** Tables that steps read; others are open beside, and nothing is made of them. */
const usedOf = ({ steps, sources }: Preparation) => {
  const used = sourcesOf(doneOf(steps))
  return Object.entries(sources).filter(([name]) => used.includes(name))
}

function readingFates(read: RecipeData['read']): Judged[] {
  const { sheet, nulls } = readWords(read)
  return [
    ...(sheet === undefined ? [] : [asked({ are: 'sheet', name: sheet })]),
    ...(nulls ? [asked({ are: 'nulls', words: nulls })] : []),
  ]
}

/** Whether another table is made of the lines. */
export const isDone = ({ steps, where }: Preparation): boolean => doneOf(steps).length > 0 || (where?.length ?? 0) > 0

/** The same of how files are read, and of steps. */
export function preparationFate(data: RecipeData): PreparationFate {
  const reading = readingFates(data.read)
  const prepared = data.prepared && isDone(data.prepared) ? data.prepared : undefined
  const judged = [...reading, ...(prepared ? stepsFates(data, prepared) : [])]
  const is = (fate: Fate) => judged.some((each) => each.fate === fate)
  const fate = is('never') ? 'never' : is('asked') ? 'asked' : prepared ? 'plain' : null
  return { fate, words: judged.flatMap(({ words }) => words ?? []) }
}

function stepsFates(data: RecipeData, prepared: Preparation): Judged[] {
  const people = namesPeople(data)
  const used = usedOf(prepared)
  const names = used.map(([name]) => name)
  const tables = [prepared, ...used.map(([, { steps = [], filters }]) => ({ steps, where: filters }))]
  return [
    ...(names.length > 0 ? [asked({ are: 'tables', names })] : []),
    ...used.flatMap(([, { read }]) => readingFates(read)),
    ...tables.flatMap(({ steps, where = [] }) => [
      ...where.map((filter) => filterFate(filter, people)),
      ...doneOf(steps).flatMap((step) => stepFates(step, people)),
    ]),
  ]
}

/** What the lines are called: they have the name of a file. */
const LINES = 'lines'

function freeName(taken: readonly string[]): string {
  let free = LINES
  while (taken.includes(free)) free += '_'
  return free
}

/** What was done to the tables, as far as it is done; `readingOf` says how a table is read. */
export function publishedPreparation(
  prepared: Preparation,
  readingOf: (read: RecipeData['read']) => RecipeData['read'],
): Preparation {
  const { steps, where } = prepared
  const used = usedOf(prepared)
  const said = <T extends object>(parts: T): T =>
    Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as T
  const plain = (filters: readonly Filter[] | undefined) =>
    filters?.map(({ column, op, value }) => said({ column, op, value })) as Filter[] | undefined
  return said({
    lines: freeName(used.map(([name]) => name)),
    sources: Object.fromEntries(
      used.map(([name, { read, layout, filters, steps: own }]) => [
        name,
        said({ files: [], read: readingOf(read), layout, filters: plain(filters), steps: own && doneOf(own) }),
      ]),
    ),
    steps: doneOf(steps),
    where: plain(where),
  })
}
