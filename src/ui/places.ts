import { Lightbulb, ListChecks, type LucideIcon, SquareTerminal, Table2 } from 'lucide-react'
import type { ComponentType } from 'react'
import type { AnalysisKind } from '../analyses/registry'
import { words } from './base/language'
import { faceOf, KINDS } from './face-of'

/** Where one can go in the rail, and what of it is known before its view is fetched. */
export interface Place<Id extends string = string> {
  id: Id
  icon: LucideIcon
  /** In the notation of tinykeys: `g d`. */
  keys: string
  nav(): string
  /** At the foot of the rail. */
  last?: true
  load(): Promise<{ default: ComponentType }>
}

const names = words('places', { start: 'Start', data: 'Data', shop: 'Shop', sql: 'SQL', jobs: 'Jobs' })

const data: Place<'data'> = {
  id: 'data',
  icon: Table2,
  keys: 'g d',
  nav: () => names.data,
  load: () => import('./data/View'),
}

const shop: Place<'shop'> = {
  id: 'shop',
  icon: Lightbulb,
  keys: 'g g',
  nav: () => names.shop,
  load: () => import('./shop/View'),
}

const sql: Place<'sql'> = {
  id: 'sql',
  icon: SquareTerminal,
  keys: 'g q',
  nav: () => names.sql,
  last: true,
  load: () => import('./sql/View'),
}

const jobs: Place<'jobs'> = {
  id: 'jobs',
  icon: ListChecks,
  keys: 'g s',
  nav: () => names.jobs,
  last: true,
  load: () => import('./jobs/View'),
}

const ofFace = (kind: AnalysisKind): Place<AnalysisKind> => {
  const { icon, keys, words, load } = faceOf(kind)
  return { id: kind, icon, keys, nav: () => words().nav, load }
}

/** From top to bottom: the data, what can be asked of it, and what was asked. */
export const places = [data, shop, ...KINDS.map(ofFace), sql, jobs]

export type PlaceId = (typeof places)[number]['id']

/** Places, and the first page, which is behind the mark above them. */
export type View = 'start' | PlaceId

export const VIEWS: readonly View[] = ['start', ...places.map(({ id }) => id)]

export const isKind = (view: View): view is AnalysisKind => KINDS.some((kind) => kind === view)

/** What a place is called. */
export function viewName(view: View): string {
  return places.find(({ id }) => id === view)?.nav() ?? names.start
}
