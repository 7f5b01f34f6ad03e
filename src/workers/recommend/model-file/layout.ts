import { Field, FixedSizeList, Float32, Float64, Int32, List, Schema, Utf8 } from 'apache-arrow'
import * as z from 'zod/mini'
import { recommend } from '../../../analyses/recommend/definition'
import { BasketeerError } from '../../../recipe/error'
import { modelFaults } from './sentences'
import type { ModelInfo } from './types'

/** Where the schema of a file says that it is a model. docs/model-file.md describes the layout. */
export const MODEL_KEY = 'basketeer.model'
/** Layout 2 has what items say of each other, and names the way to recommend; 3 has a model of all beside those of groups. */
const VERSIONS = [1, 2, 3]

export const isLinked = ({ method }: ModelFacts['parameters']): boolean => method === 'similar' || method === 'ease'

/** Recipes that name no way are those of the first layout. */
const versionOf = ({ parameters: { method = 'als' }, whole }: ModelFacts) => (whole ? 3 : method === 'als' ? 1 : 2)

/** Whether `values` stand beside `items`. */
export const hasValues = ({ columns, parameters }: ModelFacts): boolean =>
  columns.value !== undefined || isLinked(parameters)

/** What a model file says of itself. */
export type ModelFacts = Pick<ModelInfo, 'trainedOn' | 'fingerprint' | 'columns' | 'parameters' | 'app' | 'whole'> & {
  customers: number
  /** Rows of items: an item of two groups stands in two of them. */
  items: number
}

const column = z.string().check(z.minLength(1))

const factsSchema = z.object({
  version: z.literal(VERSIONS),
  app: z.string(),
  trainedOn: z.string(),
  fingerprint: z.string(),
  columns: z.object({ group: z.optional(column), customer: column, item: column, value: z.optional(column) }),
  parameters: z.record(z.string(), z.unknown()),
  customers: z.int().check(z.gte(0)),
  items: z.int().check(z.gte(1)),
  whole: z.optional(z.object({ items: z.int().check(z.gte(1)), customers: z.int().check(z.gte(1)) })),
})

export function writeFacts(facts: ModelFacts): string {
  return JSON.stringify({ version: versionOf(facts), ...facts })
}

export function damagedModel(name: string, cause: unknown): BasketeerError {
  if (cause instanceof BasketeerError) return cause
  return modelFaults.damaged({ name }, cause)
}

export function readFacts(name: string, text: string): ModelFacts {
  try {
    const json: unknown = JSON.parse(text)
    const { version } = z.object({ version: z.number() }).parse(json)
    if (!VERSIONS.includes(version)) {
      throw modelFaults.otherLayout({ name, layout: version, known: Math.max(...VERSIONS) })
    }
    const { version: _, parameters, ...facts } = factsSchema.parse(json)
    const { kind, ...own } = recommend.parameters.parse({ ...parameters, kind: recommend.kind })
    return { ...facts, parameters: own }
  } catch (cause) {
    throw damagedModel(name, cause)
  }
}

// The names and nullabilities that pyarrow gives by default.
const item = <T extends Float32 | Float64 | Int32>(type: T) => new Field('item', type, true)
export const factorsType = (factors: number) => new FixedSizeList(factors, item(new Float32()))
export const itemsType = new List(item(new Int32()))
export const valuesType = new List(item(new Float64()))

export function modelSchema(facts: ModelFacts): Schema {
  const field = (name: string, type: Field['type']) => new Field(name, type, true)
  return new Schema(
    [
      field('part', new Utf8()),
      field('group', new Utf8()),
      field('label', new Utf8()),
      field('factors', factorsType(facts.parameters.factors)),
      field('customers', new Int32()),
      field('items', itemsType),
      ...(hasValues(facts) ? [field('values', valuesType)] : []),
    ],
    new Map([[MODEL_KEY, writeFacts(facts)]]),
  )
}
