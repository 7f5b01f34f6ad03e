import { expect, test } from 'vitest'
import { tokenValue } from '../../src/ui/embed/theme-token'

test.each([
  '#0b6e69',
  'red',
  'rgb(20 22 24 / 0.32)',
  'color-mix(in oklch, #fff 20%, rebeccapurple)',
  'hsl(120deg, 50%, 50%)',
  '13px',
  'calc((4px + 1rem) * 2)',
  '"Inter Variable", Söhne, system-ui, sans-serif',
  '0 2px 6px rgb(20 22 24 / 0.06), 0 12px 32px rgb(20 22 24 / 0.14)',
])('a theme may say %s', (value) => {
  expect(tokenValue.safeParse(value).success).toBe(true)
})

test.each([
  'url(https://elsewhere.example/x)',
  'URL("//elsewhere.example")',
  'u\\72l(//elsewhere.example)',
  'image(red)',
  "image-set('//elsewhere.example/a' 1x)",
  '-webkit-image-set("//elsewhere.example/a" 1x)',
  'cross-fade(red, blue)',
  'expression(alert(1))',
  'src("//elsewhere.example")',
  'paint(x)',
  'element(#root)',
  'attr(data-x)',
  'var(--ink)',
  'red; @import "//elsewhere.example"',
  'url/**/(x)',
  'red} body {display: none',
  'a:b',
])('a theme cannot carry %s', (value) => {
  expect(tokenValue.safeParse(value).success).toBe(false)
})
