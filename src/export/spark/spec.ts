import { doneOf, type Step } from '../../preparation/steps'
import { documentOf } from '../../recipe/document'
import { toldDifferences } from './differences'
import type { ColumnSays, SparkSource } from './input'
import { plainWords as plain } from './notebook'
import type { Layer, ProjectPlan } from './plan'

const LAYERS: Readonly<Record<Layer, string>> = { bronze: 'Bronze', silver: 'Silver', gold: 'Gold' }

const number = (value: number | undefined) =>
  value === undefined ? '' : Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)))

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
const table = (heads: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(heads), row(heads.map(() => '---')), ...rows.map(row)].join('\n')

function figures({ nulls, distinct, min, max, mean, quartiles }: ColumnSays = {}): string[] {
  return [...[nulls, distinct, min].map(number), (quartiles ?? []).map(number).join(' / '), ...[max, mean].map(number)]
}

function columnsOf({ name, columns, rows, lookedAt, files, read }: SparkSource, { renamed }: ProjectPlan): string {
  const safe = new Map(renamed.filter(({ source }) => source === name).map((each) => [each.name, each.safe]))
  const reading = Object.entries(read).map(([key, value]) => `${key} ${plain(JSON.stringify(value))}`)
  return `### ${plain(name)}

${files.map((file) => `- ${plain(file.name)}: ${file.format}, ${file.bytes} bytes`).join('\n')}
${rows === undefined ? '' : `- ${rows} rows where this was made\n`}${lookedAt === undefined ? '' : `- figures are about the first ${lookedAt} rows\n`}${reading.length > 0 ? `- read with ${reading.join(', ')}\n` : ''}
${table(
  ['column', 'in the tables', 'type', 'missing', 'different', 'least', 'quartiles', 'most', 'mean'],
  columns.map((column) => [plain(column.name), safe.get(column.name) ?? '', column.type, ...figures(column.says)]),
)}`
}

function layer(which: Layer, { notebooks }: ProjectPlan): string {
  const of = notebooks.filter((each) => each.layer === which)
  return `## ${LAYERS[which]}

${of.map(({ key, about, writes }) => `- \`notebooks/${key}.py\` writes \`${writes}\`: ${plain(about)}`).join('\n')}`
}

/** What a step is asked, whatever it is. */
function askedOf({ step: _, ...asked }: Step): string {
  return Object.entries(asked)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ')
}

function treatments({ input: { recipe, found = [] } }: ProjectPlan): string {
  const steps = doneOf(recipe.data.prepared?.steps ?? [])
  if (steps.length === 0) return 'The lines are taken as they are.'
  return steps
    .map((step, at) => {
      const because = found[at]?.length ? ` Found: ${found[at].map(plain).join(' ')}` : ''
      return `${at + 1}. **${step.step}**: ${plain(askedOf(step))}.${because}`
    })
    .join('\n')
}

/** What the project does, for people and for assistants that are to change it. */
export function specFile(plan: ProjectPlan): string {
  const { input, notebooks, title } = plan
  const { analysis } = documentOf(input.recipe) as { analysis: object }
  return `# Pipeline specification: ${plain(title)}

## For an assistant

- Each notebook stands alone: pyspark, pyspark.ml, Delta and the standard library; numpy, pandas and pyarrow inside functions of \`applyInArrow\` and \`mapInArrow\` only.
- Keep it running on serverless and shared clusters: no \`USE CATALOG\`, no \`sparkContext\`, no RDD, no reliance on \`cache()\`.
- Columns have safe names in all tables; the table below says what each was called. Names of people never become code: they stand in literals.
- \`_line\` orders rows as they stand in the files. Keep it through every step: ties go by it.
- Values that were fitted where this was made are literals; the widget \`refit\` finds them anew.
- Every notebook overwrites its table, so that running it twice changes nothing, and ends with assertions. Do not take these out; widen them.
- Time is UTC, ANSI is on: use \`try_cast\` for what people typed.

## Order

${notebooks.map(({ key, after }, at) => `${at + 1}. ${key}${after.length > 0 ? `, after ${after.join(', ')}` : ''}`).join('\n')}

## Data

${input.sources.map((source) => columnsOf(source, plan)).join('\n\n')}

${layer('bronze', plan)}

${layer('silver', plan)}

What is done to the lines, in this order:

${treatments(plan)}

${layer('gold', plan)}

The question, as the recipe has it:

\`\`\`json
${JSON.stringify(analysis, null, 2).replaceAll('```', '\\u0060\\u0060\\u0060')}
\`\`\`

## What is not the same as in the browser

${toldDifferences(plan)}
`
}
