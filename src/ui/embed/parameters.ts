import type { ThemeMode, View } from '../state/types'
import { KINDS } from '../state/url'

/** What the address of a frame asks for; later messages win over it. */
export interface EmbedParameters {
  embedded: boolean
  view: Exclude<View, 'start'>
  theme: ThemeMode
  threads: number | undefined
}

const VIEWS: readonly EmbedParameters['view'][] = [...KINDS, 'data', 'jobs']
const THEMES: readonly ThemeMode[] = ['light', 'dark', 'system']

export function readEmbedParameters(search: string): EmbedParameters {
  const asked = new URLSearchParams(search)
  const threads = Number(asked.get('threads'))
  return {
    embedded: asked.get('embed') === '1',
    view: VIEWS.find((view) => view === asked.get('view')) ?? 'rules',
    theme: THEMES.find((theme) => theme === asked.get('theme')) ?? 'system',
    threads: Number.isInteger(threads) && threads > 0 ? threads : undefined,
  }
}
