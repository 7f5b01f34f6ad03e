import type { Browser } from 'puppeteer-core'
import { serve } from '../../scripts/serve.mjs'
import { type Answer, clientOfHosts } from '../host'
import { problemsOf } from './browsers'

type HostWindow = {
  embed(source: string): Promise<void>
  ask(method: string, params: unknown): Promise<Answer>
}

export interface Frame {
  tell(method: string, params?: unknown): Promise<Record<string, unknown>>
  /** Opens a file that lies where the workbench itself comes from. */
  load(path: string, format: string): Promise<Record<string, unknown>>
  /** SHA-256 of the shown result as a file. */
  hash(format: string): Promise<string>
  problems: string[]
  close(): Promise<void>
}

const ISOLATING = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
}

/** The workbench in a frame of a dashboard from another origin; isolated when both sides send the headers, or neither. */
export async function openFrame(
  browser: Browser,
  isolated: boolean,
  files: Record<string, Uint8Array> = {},
): Promise<Frame> {
  const host = await serve({ root: 'e2e/host', headers: isolated ? ISOLATING : {}, instead: clientOfHosts() })
  const origin = `http://127.0.0.1:${host.port}`
  const workbench = await serve({
    root: 'dist',
    ...(isolated ? {} : { headers: {} }),
    instead: { ...files, 'embed.json': JSON.stringify({ allowedHosts: [origin] }) },
  })
  const page = await browser.newPage()
  const problems = problemsOf(page)
  await page.goto(`${origin}/`)
  await page.waitForFunction(() => 'embed' in globalThis)
  await page.evaluate(
    (source) => (globalThis as unknown as HostWindow).embed(source),
    `${workbench.url}?embed=1&view=rules`,
  )

  const tell: Frame['tell'] = async (method, params) => {
    const { result, error } = await page.evaluate(
      (m, p) => (globalThis as unknown as HostWindow).ask(m, p),
      method,
      params ?? null,
    )
    if (error) throw new Error(`${method}: ${error.code}: ${error.message}`)
    return result ?? {}
  }

  return {
    tell,
    load: (path, format) => tell('load', { name: path.split('/').at(-1), format, url: `${workbench.url}${path}` }),
    hash: (format) =>
      page.evaluate(async (f) => {
        const { result, error } = await (globalThis as unknown as HostWindow).ask('result', { format: f })
        if (error) throw new Error(error.code)
        const digest = await crypto.subtle.digest('SHA-256', (result as { bytes: ArrayBuffer }).bytes)
        return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
      }, format),
    problems,
    async close() {
      await page.close()
      host.close()
      workbench.close()
    },
  }
}
