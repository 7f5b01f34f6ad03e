import { useSyncExternalStore } from 'react'

/** The design tokens charts draw with, read from the page: canvases know no custom properties. */
export interface Look {
  font: string
  surface: string
  surface2: string
  line: string
  line2: string
  line3: string
  ink: string
  ink2: string
  ink3: string
  accent: string
  warn: string
  /** Colours of kinds without order. */
  kinds: string[]
  /** Eleven colours from far below chance over chance to far above. */
  lift: string[]
}

function readLook(): Look {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return {
    // Single quotes: the font goes into an attribute of saved SVG as it is.
    font: token('--font').replaceAll('"', "'"),
    surface: token('--surface'),
    surface2: token('--surface-2'),
    line: token('--line'),
    line2: token('--line-2'),
    line3: token('--line-3'),
    ink: token('--ink'),
    ink2: token('--ink-2'),
    ink3: token('--ink-3'),
    accent: token('--accent'),
    warn: token('--warn'),
    kinds: [1, 2, 3, 4, 5, 6].map((kind) => token(`--kind-${kind}`)),
    lift: [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5].map((level) => token(`--lift-${level}`)),
  }
}

let current: Look | undefined
const listeners = new Set<() => void>()
let observer: MutationObserver | undefined

/** Reads the tokens again, for whoever cannot wait until a change of the page is noticed. */
export function lookAnew(): void {
  current = undefined
  for (const each of listeners) each()
}

function subscribe(listener: () => void): () => void {
  observer ??= new MutationObserver(lookAnew)
  if (listeners.size === 0) {
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'style'] })
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) observer?.disconnect()
  }
}

/** The tokens as they are now; draws anew when theme or embed tokens change. */
export function useLook(): Look {
  return useSyncExternalStore(subscribe, () => {
    current ??= readLook()
    return current
  })
}
