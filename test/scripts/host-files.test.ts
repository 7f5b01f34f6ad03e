import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { metaPolicy } from '../../scripts/headers.mjs'
import { allowedOrigins, hostFiles } from '../../scripts/host-files.mjs'

const hosts = ['https://dashboard.example', 'http://localhost:8080']
const FILES = ['public/_headers', 'public/vercel.json', 'public/.htaccess', 'public/nginx-headers.conf']

test('the header files for every host name who may show the workbench in a frame', () => {
  const files = hostFiles(hosts)
  expect(Object.keys(files).sort()).toEqual([...FILES].sort())
  for (const [name, text] of Object.entries(files)) {
    expect(text, name).toContain("frame-ancestors 'self' https://dashboard.example http://localhost:8080")
    for (const directive of ["base-uri 'none'", "form-action 'none'", "object-src 'none'", "connect-src 'self'"])
      expect(text, name).toContain(directive)
  }
})

test('the files that ship name the hosts in embed.json', () => {
  const shipped = allowedOrigins(readFileSync('public/embed.json', 'utf8'))
  for (const [name, text] of Object.entries(hostFiles(shipped))) expect(readFileSync(name, 'utf8'), name).toBe(text)
})

test('what is no address of a host does not become a part of the policy', () => {
  const of = (...allowedHosts: string[]) => allowedOrigins(JSON.stringify({ allowedHosts }))
  expect(of('https://a.example/path?x; script-src *')).toEqual(['https://a.example'])
  expect(() => of('javascript:alert(1)')).toThrow('no http')
  expect(() => of('https://a.example;script-src')).toThrow()
  expect(() => of("*; script-src 'unsafe-inline'")).toThrow()
})

test('a page carries what a page can: browsers ignore frame-ancestors there and say so', () => {
  expect(metaPolicy).toContain("connect-src 'self'")
  expect(metaPolicy).not.toContain('frame-ancestors')
})

test('nginx keeps the types and the headers it has', () => {
  const { 'public/nginx-headers.conf': text } = hostFiles(hosts)
  expect(text).toBeDefined()
  expect(text).not.toMatch(/^\s*types/m)
  for (const [, inside] of (text ?? '').matchAll(/location [^{]*\{(.*)\}/g)) expect(inside).not.toContain('add_header')
})
