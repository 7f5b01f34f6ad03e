import { remember, remembered } from './remember'
import type { ThemeMode } from './types'
import type { WorkspaceStore } from './workspace'

const KEY = 'basketeer.theme'

export function rememberedTheme(): ThemeMode {
  const kept = remembered(KEY)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

/** Puts the workspace's theme on the page and follows the system where that is asked for. */
export function bindTheme(store: WorkspaceStore): () => void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  const show = () => {
    const { theme } = store.getState()
    document.documentElement.dataset['theme'] = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme
  }
  const onPaper = () => {
    document.documentElement.dataset['theme'] = 'light'
  }
  show()
  window.addEventListener('beforeprint', onPaper)
  window.addEventListener('afterprint', show)
  dark.addEventListener('change', show)
  const unsubscribe = store.subscribe((now, before) => {
    if (now.theme === before.theme) return
    show()
    if (!now.embedded) remember(KEY, now.theme)
  })
  return () => {
    dark.removeEventListener('change', show)
    window.removeEventListener('beforeprint', onPaper)
    window.removeEventListener('afterprint', show)
    unsubscribe()
  }
}
