import { readFileSync } from 'node:fs'
import type { CDPSession, Page } from '@playwright/test'

export interface Memory {
  /** What the scripts of the page hold, after its garbage was collected. */
  heapMb: number
  /** Of documents, those that nobody sees any more as well. */
  nodes: number
  /** What its process holds, kernels' memories included; 0 where the system does not say. */
  residentMb: number
  /** What the page and its workers hold; 0 where the browser does not say, which it does on isolated pages. */
  agentsMb: number
}

const MB = 2 ** 20
const inMb = (bytes: number) => Math.round((bytes / MB) * 10) / 10

function residentOf(id: number): number {
  try {
    const kb = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]
    return Math.round(Number(kb) / 1024)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0
    throw error
  }
}

async function residentMb(browser: CDPSession): Promise<number> {
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo')
  const pages = processInfo.filter(({ type }) => type === 'renderer')
  return pages.reduce((sum, { id }) => sum + residentOf(id), 0)
}

/** Runs in the page. */
async function agentsBytes(): Promise<number> {
  const { measureUserAgentSpecificMemory } = performance as Performance & {
    measureUserAgentSpecificMemory?(): Promise<{ bytes: number }>
  }
  if (!crossOriginIsolated || !measureUserAgentSpecificMemory) return 0
  return (await measureUserAgentSpecificMemory.call(performance)).bytes
}

/** What a page takes, to be asked again and again. */
export async function meterOf(page: Page): Promise<() => Promise<Memory>> {
  const browser = page.context().browser()
  if (!browser) throw new Error('nobody knows the browser of the page')
  const [own, all] = [await page.context().newCDPSession(page), await browser.newBrowserCDPSession()]
  await own.send('Performance.enable')
  return async () => {
    await own.send('HeapProfiler.collectGarbage')
    const agents = await page.evaluate(agentsBytes)
    await own.send('HeapProfiler.collectGarbage')
    const { metrics } = await own.send('Performance.getMetrics')
    const metric = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0
    return {
      heapMb: inMb(metric('JSHeapUsedSize')),
      nodes: metric('Nodes'),
      residentMb: await residentMb(all),
      agentsMb: inMb(agents),
    }
  }
}
