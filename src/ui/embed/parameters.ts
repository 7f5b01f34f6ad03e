import { FIRST_KIND } from '../face-of'
import { type PlaceId, places } from '../places'
import type { ThemeMode } from '../state/types'

/** What the address of a frame asks for; later messages win over it. */
export interface EmbedParameters {
  embedded: boolean
  view: PlaceId
  theme: ThemeMode
  threads: number | undefined
  /** Where a published view is to be found. */
  open: string | null
  /** The name under which what the frame does is kept. */
  keep: string | undefined
}

const THEMES: readonly ThemeMode[] = ['light', 'dark', 'system']

export function readEmbedParameters(search: string): EmbedParameters {
  const asked = new URLSearchParams(search)
  const threads = Number(asked.get('threads'))
  return {
    embedded: asked.get('embed') === '1',
    view: places.find(({ id }) => id === asked.get('view'))?.id ?? FIRST_KIND,
    theme: THEMES.find((theme) => theme === asked.get('theme')) ?? 'system',
    open: asked.get('open') || null,
    threads: Number.isInteger(threads) && threads > 0 ? threads : undefined,
    keep: asked.get('keep') || undefined,
  }
}
