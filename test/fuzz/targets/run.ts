import { parseRecipe } from '../../../src/analyses/registry'
import type { ReadOptions } from '../../../src/recipe/schema'
import type { GridQuery } from '../../../src/workers/protocol/query'
import type { ExportFormat } from '../../../src/workers/protocol/result'
import { disordered } from '../disorder'
import { createBench } from '../house/bench'
import { fileOf } from '../house/open'
import { tableOf, writeArrow } from '../make/arrow'
import { makeDialect, writeCsv } from '../make/csv'
import { COLUMNS, type Line, makeLines } from '../make/lines'
import { makeQuery } from '../make/query'
import { makeRecipe } from '../make/recipe'
import type { Random } from '../random'
import { mustEqual, type Target, Wrong } from '../target'

interface Run {
  bytes: Uint8Array<ArrayBuffer>
  read?: ReadOptions
  recipe: unknown
  query: object
}

const FORMATS: readonly ExportFormat[] = ['json', 'csv', 'csv-comma', 'xlsx', 'arrow', 'parquet']

function fileOfLines(random: Random, lines: readonly Line[]): Pick<Run, 'bytes' | 'read'> {
  if (random.chance(0.5)) return { bytes: writeArrow(tableOf(random, lines), 'file') }
  const cells = lines.map((line) => COLUMNS.map((name) => (line[name] === null ? null : String(line[name]))))
  return writeCsv(COLUMNS, cells, { ...makeDialect(random), header: true })
}

/** One basket of thousands. */
function huge(line: Line | undefined): Line[] {
  return line ? Array.from({ length: 5000 }, (_, at) => ({ ...line, receipt: 'huge', item: `item ${at}` })) : []
}

/** Parameters that nobody asks for without a large machine and an evening. */
function affordable(recipe: object): object {
  const { analysis, ...rest } = recipe as { analysis: object }
  return { ...rest, analysis: { ...analysis, maxLength: 1 } }
}

function makeRun(random: Random): Run {
  const lines = makeLines(random, { lines: [0, 50] })
  const recipe = makeRecipe(random)
  const query = makeQuery(random)
  const mines = 'minCount' in recipe.analysis || 'minSupport' in recipe.analysis
  if (mines && random.chance(0.02)) {
    return { ...fileOfLines(random, [...lines, ...huge(lines[0])]), recipe: affordable(recipe), query }
  }
  return { ...fileOfLines(random, lines), recipe, query }
}

async function run({ bytes, read, recipe, query }: Run): Promise<string> {
  const { api, run, rows } = await createBench()
  const { id } = await api.inspect([fileOf(bytes)], read, 'open')
  const asked = parseRecipe(recipe)
  await api.preview(id, { data: asked.data, want: { shape: 'baskets' } })
  await run(id, asked, 'job')
  const all = await rows('job')
  for (const format of FORMATS) {
    const { bytes: file } = await api.exportResult('job', format, query as GridQuery)
    if (file.byteLength === 0 && format !== 'csv') throw new Wrong(`an empty ${format} file`)
  }
  const page = await api.page('job', query as GridQuery, 0, 1000)
  mustEqual('rows of the page', page.total, all.length)
  mustEqual('rows that match', page.rows.length, Math.min(1000, page.matched))
  await api.facets('job', query as GridQuery)
  await api.close(id)
  return `${asked.analysis.kind}${all.length === 0 ? ', no rows' : ''}`
}

/** Everything that can be asked, over lines of any kind. */
export const runs: Target<Run>[] = [
  { name: 'run', make: makeRun, check: run },
  {
    name: 'run-damaged',

    make(random) {
      const made = makeRun(random)
      return { ...made, recipe: disordered(random, made.recipe) }
    },
    check: run,
  },
]
