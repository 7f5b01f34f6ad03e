import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { serve } from '../scripts/serve.mjs'

export interface Answer {
  // Answers are read by tests, which know what they asked for.
  result?: Record<string, unknown>
  error?: { code: string; message: string }
}

export interface Host {
  ask(method: string, params?: unknown): Promise<Answer>
  /** The same, and throws on an error. */
  tell(method: string, params?: unknown): Promise<Record<string, unknown>>
  load(name: string, format: string, path: string): Promise<Record<string, unknown>>
  /** Loads bytes, or text as UTF-8; the whole answer, errors too. */
  give(name: string, format: string, content: string | Uint8Array, source?: string): Promise<Answer>
  bytes(params: unknown): Promise<Buffer>
  /** Bytes of a result, as text. */
  text(params: unknown): Promise<string>
  events(name?: string): Promise<{ event: string; data: Record<string, unknown> }[]>
}

type HostWindow = {
  embed(source: string): Promise<void>
  ask(method: string, params: unknown, transfer?: Transferable[]): Promise<Answer>
  hostEvents: { event: string; data: Record<string, unknown> }[]
}

/** The client as hosts have it: copied beside their own pages. */
export const clientOfHosts = () => ({ 'embed-client.js': readFileSync('dist/embed-client.js') })

type HostSite = Awaited<ReturnType<typeof serve>>

/**
 * A dashboard on another origin with the workbench in a frame. `allowed` false leaves it off the list; as `localhost` it is of
 * the same site, where browsers grant frames storage.
 */
export async function openHost(
  page: Page,
  workbench: string,
  {
    allowed = true,
    query = 'embed=1&view=rules',
    headers = {} as Record<string, string>,
    on = undefined as HostSite | undefined,
    name = '127.0.0.1',
  } = {},
): Promise<Host> {
  const site = on ?? (await serve({ root: 'e2e/host', headers, instead: clientOfHosts() }))
  if (!on) page.once('close', () => site.close())
  const origin = `http://${name}:${site.port}`
  await page.route('**/embed.json', async (route) => {
    const response = await route.fetch({ maxRetries: 2 })
    await route.fulfill({ response, json: { allowedHosts: allowed ? [origin] : [] } })
  })
  await page.goto(`${origin}/`)
  await page.waitForFunction(() => 'embed' in globalThis)
  await page.evaluate((source) => (globalThis as unknown as HostWindow).embed(source), `${workbench}?${query}`)

  const ask: Host['ask'] = (method, params) =>
    page.evaluate(([m, p]) => (globalThis as unknown as HostWindow).ask(m as string, p), [method, params] as const)

  const tell: Host['tell'] = async (method, params) => {
    const { result, error } = await ask(method, params)
    if (error) throw new Error(`${method}: ${error.code}: ${error.message}`)
    return result ?? {}
  }

  // Bytes cross into the page as text; the page makes a buffer of them and hands it over.
  const give: Host['give'] = (name, format, content, source) =>
    page.evaluate(
      ([n, f, text, of]) => {
        const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0)).buffer
        return (globalThis as unknown as HostWindow).ask(
          'load',
          { name: n, format: f, bytes, ...(of ? { source: of } : {}) },
          [bytes],
        )
      },
      [name, format, Buffer.from(content).toString('base64'), source] as const,
    )

  const bytes: Host['bytes'] = async (params) => {
    const base64 = await page.evaluate(async (p) => {
      const { result, error } = await (globalThis as unknown as HostWindow).ask('result', p)
      if (error) throw new Error(error.code)
      const view = new Uint8Array((result as { bytes: ArrayBuffer }).bytes)
      let text = ''
      for (let at = 0; at < view.length; at += 32768) text += String.fromCharCode(...view.subarray(at, at + 32768))
      return btoa(text)
    }, params)
    return Buffer.from(base64, 'base64')
  }

  return {
    ask,
    tell,
    give,
    async load(name, format, path) {
      const { result, error } = await give(name, format, readFileSync(path))
      if (error) throw new Error(`load: ${error.code}: ${error.message}`)
      return result ?? {}
    },
    bytes,
    text: async (params) => (await bytes(params)).toString('utf8'),
    events: (name) =>
      page.evaluate(
        (wanted) => (globalThis as unknown as HostWindow).hostEvents.filter(({ event }) => !wanted || event === wanted),
        name,
      ),
  }
}
