import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { SAMPLES } from '../../scripts/samples/write.mjs'
import { sharedFile } from '../kernels/parquet'
import { PREPARED } from './prepared-case'
import type { Tolerances } from './same-rows'
import type { TabFile, TabFiles } from './tab'

/** A question, and the files it is asked of: on Spark it is answered as in the tab. */
export interface Case {
  name: string
  /** A document, as hosts and links have it. */
  recipe: object
  /** Null where they are not there. */
  files(): TabFiles | null
  tolerances?: Tolerances
  /** Also over Spark Connect, and twice: a few of all, since it takes as long again. */
  throughout?: boolean
}

const fileAt = (path: string): TabFile => ({ name: basename(path), bytes: new Uint8Array(readFileSync(path)) })

/** A question about a sample: its own, or another one. */
function sample(id: string, analysis?: object, roles: object = {}): Pick<Case, 'recipe' | 'files'> {
  const { file, recipe } = SAMPLES.find((each) => each.id === id)!
  const { data } = recipe
  return {
    recipe: analysis ? { recipe: 1, data: { ...data, roles: { ...data.roles, ...roles } }, analysis } : recipe,
    files: () => [fileAt(`public/samples/${file}`)],
  }
}

/** A question about a file that is shared with the project, where it is. */
function golden(name: string, roles: object, analysis: object): Pick<Case, 'recipe' | 'files'> {
  return {
    recipe: { recipe: 1, data: { files: [name], roles }, analysis },
    files() {
      const path = sharedFile(`rivals/golden/${name}`)
      return path === null ? null : [fileAt(path)]
    },
  }
}

const BASKETS = { basket: 'receipt_id', item: 'sku_id', group: 'store_id' }

export const CASES: readonly Case[] = [
  PREPARED,
  { name: 'rules of each store, of the grocery', ...sample('grocery'), throughout: true },
  { name: 'itemsets of the grocery', ...sample('grocery', { kind: 'itemsets', minSupport: 0.005, maxLength: 3 }) },
  { name: 'journeys by region', ...sample('telco'), throughout: true },
  { name: 'bundles by region, and what loses', ...sample('delicatessen') },
  {
    name: 'recommendations by neighbours, of the grocery',
    ...sample('grocery', { kind: 'recommend', method: 'neighbours', k: 5 }, { value: 'quantity' }),
  },
  {
    name: 'closed itemsets of receipts that other tools counted',
    ...golden('baskets_small.parquet', BASKETS, { kind: 'itemsets', minSupport: 0.01, target: 'closed' }),
  },
  {
    name: 'rules of receipts that other tools counted',
    ...golden('baskets_small.parquet', BASKETS, {
      kind: 'rules',
      minSupport: 0.005,
      metric: 'lift',
      minThreshold: 1.1,
    }),
  },
]
