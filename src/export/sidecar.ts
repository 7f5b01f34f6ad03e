import type { Recipe } from '../analyses/registry'
import { documentOf } from '../recipe/document'
import type { ValueMeaning } from '../recipe/guess-money'
import type { GridQuery } from '../workers/protocol/query'
import type { ExportFormat } from '../workers/protocol/result'
import type { OutsideMoney } from '../workers/protocol/table'
import { canonicalJson, shortHash } from './hash'

/** What the file beside an export says. No time is in it: equal inputs give equal files. */
export interface Provenance {
  /** Of the workbench. */
  version: string
  recipe: Recipe
  /** Of the data: changes when names, sizes, times or columns of the files change. */
  fingerprint: string
  /** `all` is the whole result in its own order; `shown` the rows and order of `query`. */
  scope: 'all' | 'shown'
  query: GridQuery | null
  format: ExportFormat
  /** Of a list behind the result: which one it is, and of what. */
  of?: object
  subject?: string
  /** Of columns of money: of what the value is, and the lines that are in none of the sums. */
  money?: { valueIs: ValueMeaning; outsideMoney?: OutsideMoney }
  rows: number
  /** Rows of the whole result. */
  resultRows: number
  columns: { name: string; type: string }[]
  /** Patterns rarer than `limitAt` are missing because the recipe's limit was reached. */
  limited: boolean
  limitAt?: number
  /** The run was ended early: patterns rarer than `limitAt` are missing because nobody looked for them, or rounds of training. */
  stopped?: true
}

/** The same recipe, data and rows give the same name: `basketeer-rules-1f3a90b2c4d5e6f7.csv`. */
export function exportName(
  of: Pick<Provenance, 'recipe' | 'fingerprint' | 'query' | 'format' | 'of' | 'subject' | 'money'>,
): string {
  const what = [of.of, of.money].filter((each) => each !== undefined)
  const hash = shortHash(canonicalJson([documentOf(of.recipe), of.fingerprint, of.query, ...what]))
  const shown = of.subject !== undefined ? `-${of.subject}` : of.query === null ? '' : '-shown'
  // `csv-comma` is a CSV file of that name.
  const [extension, way] = of.format.split('-')
  return `basketeer-${of.recipe.analysis.kind}${shown}-${hash}${way === undefined ? '' : `-${way}`}.${extension}`
}

/** The file beside an export. */
export function sidecarOf(provenance: Provenance): { name: string; text: string } {
  const file = exportName(provenance)
  const text = `${JSON.stringify({ file, workbench: 'Basketeer', ...provenance, recipe: documentOf(provenance.recipe) }, null, 2)}\n`
  return { name: `${file}.about.json`, text }
}
