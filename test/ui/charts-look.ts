import { readFileSync } from 'node:fs'
import type { Look } from '../../src/ui/parts/charts/look'

const css = readFileSync(new URL('../../src/ui/tokens.css', import.meta.url), 'utf8')
const [light = '', dark = ''] = css.split('[data-theme="dark"]')

/** The tokens a chart draws with, read from the style sheet. */
export function look(theme: 'light' | 'dark'): Look {
  const token = (name: string): string => {
    const value = (text: string) => new RegExp(`--${name}: ([^;]+);`).exec(text)?.[1]
    return (theme === 'dark' ? value(dark) : undefined) ?? value(light) ?? ''
  }
  return {
    font: token('font').replaceAll('"', "'"),
    surface: token('surface'),
    surface2: token('surface-2'),
    line: token('line'),
    line2: token('line-2'),
    line3: token('line-3'),
    ink: token('ink'),
    ink2: token('ink-2'),
    ink3: token('ink-3'),
    accent: token('accent'),
    warn: token('warn'),
    kinds: [1, 2, 3, 4, 5, 6].map((kind) => token(`kind-${kind}`)),
    lift: [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5].map((level) => token(`lift-${level}`)),
  }
}
