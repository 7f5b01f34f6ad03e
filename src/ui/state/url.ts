import { type AnalysisParameters, parseRecipe, type Recipe } from '../../analyses/registry'
import { documentOf } from '../../recipe/document'
import type { GridQuery } from '../../workers/protocol/query'
import { querySchema } from '../base/query-schema'
import { faceOf } from '../face-of'
import { isKind, VIEWS, type View } from '../places'
import { type LookSettings, lookSchema } from './look-schema'
import { linkFaults } from './sentences'
import type { Tab, Workspace } from './types'
import { fromPairs, type Json, type Pair, toPairs } from './url-pairs'

export type UrlState = Pick<Workspace, 'view' | 'tab' | 'recipe' | 'query'> & Partial<Pick<Workspace, 'look'>>

/** Brackets, commas and the like stay readable; only what would end a value or a hash is escaped. */
function forUrl(text: string): string {
  return encodeURIComponent(text)
    .replace(/%(5B|5D|2C|3A|2F|3B|40|24)/g, decodeURIComponent)
    .replaceAll('%20', '+')
}

function fromUrl(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch (error) {
    throw linkFaults.damaged(error)
  }
}

const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b)

/** Parameters that are not what every recipe of the kind has anyway, the kind and its threshold included. */
export function ownParameters(analysis: AnalysisParameters): [name: string, value: unknown][] {
  const { kind } = analysis
  const { first, threshold } = faceOf(kind)
  const least = Object.entries(first).filter(([name]) => name === threshold)
  const asked = { kind, ...Object.fromEntries(least) }
  const plain = parseRecipe({ recipe: 1, data: { files: [], roles: {} }, analysis: asked })
  const usual = plain.analysis as unknown as Record<string, unknown>
  return Object.entries(analysis).filter(([name, value]) => name in asked || !same(usual[name], value))
}

/** Longer statements make links that mail and chat programs cut; they travel in saved recipes alone. */
export const MOST_SQL_IN_LINK = 4000

/** The statement where it is too long for the address. */
export const beyondLink = ({ sql = '' }: Recipe): string | null => (sql.length > MOST_SQL_IN_LINK ? sql : null)

function withoutDefaults(recipe: Recipe): Json {
  const sql = beyondLink(recipe) === null ? recipe.sql : undefined
  return { ...documentOf(recipe), sql, analysis: Object.fromEntries(ownParameters(recipe.analysis)) } as unknown as Json
}

/** `#/rules/scatter?recipe=1&data.roles.item=sku&analysis.minSupport=0.001&query.text=wine` */
export function writeHash({ view, tab, recipe, query, look = {} }: UrlState): string {
  // The tab may be that of the view before.
  const path = isKind(view) && tab !== 'grid' && tabOf(view, tab) === tab ? `${view}/${tab}` : view
  const pairs: Pair[] = [
    ...toPairs(withoutDefaults(recipe)),
    ...toPairs({ query } as unknown as Json).filter(([name]) => name !== 'query.sort[]' || query.sort.length > 0),
    ...toPairs({ look } as unknown as Json),
  ]
  return `#/${path}?${pairs.map(([name, value]) => `${forUrl(name)}=${forUrl(value)}`).join('&')}`
}

/** What the address says, without the recipe where it names only a view; null where it carries no state. Throws `recipe-invalid` or `recipe-version-unknown` for a recipe we cannot use. */
export function readHash(hash: string): (Omit<Required<UrlState>, 'recipe'> & { recipe?: Recipe }) | null {
  const match = /^#\/([a-z]*)(?:\/([a-z]+))?(?:\?(.*))?$/s.exec(hash)
  if (!match) return null
  const view = VIEWS.find((name) => name === match[1])
  if (!view) return null
  const tab = tabOf(view, match[2])
  const pairs = (match[3] ?? '')
    .split('&')
    .filter(Boolean)
    .map((pair): Pair => {
      const at = pair.indexOf('=')
      return at < 0 ? [fromUrl(pair), ''] : [fromUrl(pair.slice(0, at)), fromUrl(pair.slice(at + 1))]
    })
  const { query, look, ...recipe } = fromPairs(pairs)
  const asked = Object.keys(recipe).length === 0 ? {} : { recipe: parseRecipe(withRoles(recipe)) }
  return { view, tab, query: readQuery(query), look: readLook(look), ...asked }
}

/** Lines say what is mapped; where nothing is, no line says so. */
function withRoles(recipe: { [name: string]: Json }): Json {
  const { data } = recipe
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return recipe
  return { ...recipe, data: { roles: {}, ...data } }
}

/** The tab of that name where the view has one, else its first. */
function tabOf(view: View, name: string | undefined): Tab {
  const tabs = isKind(view) ? (faceOf(view).tabs as readonly Tab[]) : []
  return tabs.find((tab) => tab === name) ?? tabs[0] ?? 'grid'
}

function readQuery(query: Json | undefined): GridQuery {
  const result = querySchema.safeParse(query ?? {})
  if (result.success) return result.data
  throw linkFaults.filters(result.error)
}

function readLook(look: Json | undefined): LookSettings {
  const result = lookSchema.safeParse(look ?? {})
  if (result.success) return result.data as LookSettings
  throw linkFaults.picture(result.error)
}
