import type { Page, Worker } from '@playwright/test'

declare const steps: { at: number; killAt: number }

/** Of workers alone. */
declare const FileSystemSyncAccessHandle: {
  prototype: { write(bytes: Uint8Array, options?: object): number; flush(): void }
}

/**
 * Runs in front of the worker that keeps things: counts all that changes the disk, and at the chosen step stands still for
 * ever, as a page does that is killed there. Of what is to be written one half is.
 */
function standStill(): void {
  const own = { at: 0, killAt: 0 }
  Object.assign(globalThis, { steps: own })
  function step(name: string, half: () => void = () => undefined): void {
    if (++own.at !== own.killAt) return
    half()
    console.info(`killed at ${name}`)
    for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  }
  const file = FileSystemSyncAccessHandle.prototype
  const { write, flush } = file
  file.write = function (bytes, options) {
    step('write', () => write.call(this, bytes.subarray(0, bytes.byteLength >> 1), options))
    return write.call(this, bytes, options)
  }
  file.flush = function () {
    step('flush')
    flush.call(this)
  }
  const folder = FileSystemDirectoryHandle.prototype
  const { removeEntry } = folder
  folder.removeEntry = async function (...what) {
    step('remove')
    return removeEntry.apply(this, what)
  }
}

export async function watchStore(page: Page): Promise<void> {
  await page.route(/store\.worker/, async (route) => {
    const response = await route.fetch({ maxRetries: 2 })
    await route.fulfill({ response, body: `(${standStill})();\n${await response.text()}` })
  })
}

function storeOf(page: Page): Worker {
  const worker = page.workers().find((each) => /store\.worker/.test(each.url()))
  if (!worker) throw new Error('nothing keeps things here')
  return worker
}

/** Counts from here on, and stands still at the step of that number; 0 at none. */
export const killAt = (page: Page, at: number): Promise<void> =>
  storeOf(page).evaluate((to) => {
    steps.at = 0
    steps.killAt = to
  }, at)

/** How many steps there were, when no more come and there were some. */
export async function stepsTaken(page: Page): Promise<number> {
  for (;;) {
    const taken = await quiet(page)
    if (taken > 0) return taken
  }
}

/** When nothing is being kept: how many steps there were. */
export async function quiet(page: Page): Promise<number> {
  for (let before = -1; ; ) {
    const now = await storeOf(page).evaluate(() => steps.at)
    if (now === before) return now
    before = now
    await page.waitForTimeout(900)
  }
}

export interface KeptNow {
  name: string
  files: string[]
  results: number
  stars: number
  /** Of jobs that say that they have a result, those that have none. */
  empty: number
  /** Files that no manifest names. */
  unnamed: string[]
}

/** What the disk holds of the one workspace there is, read without the store. Runs in the page. */
async function readDisk(): Promise<KeptNow> {
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('workspaces')
  const kept: KeptNow = { name: '', files: [], results: 0, stars: 0, empty: 0, unnamed: [] }
  for await (const folder of root.values()) {
    const files = new Map<string, File>()
    for await (const file of (folder as FileSystemDirectoryHandle).values())
      files.set(file.name, await (file as FileSystemFileHandle).getFile())
    let newest = { generation: 0, text: '{"about":{"name":""},"entries":{}}' }
    for (const [name, file] of files) {
      if (!name.startsWith('manifest-') || file.size === 0) continue
      const view = new DataView(await file.arrayBuffer())
      const text = new TextDecoder().decode(new Uint8Array(view.buffer, 24, view.getUint32(12, true)))
      const generation = view.getFloat64(16, true)
      if (generation > newest.generation) newest = { generation, text }
    }
    const { about, entries } = JSON.parse(newest.text) as {
      about: { name: string }
      entries: Record<string, { file: string }>
    }
    const read = async (key: string) => JSON.parse((await files.get(entries[key]?.file ?? '')?.text()) ?? '{}')
    kept.name = about.name
    for (const key of Object.keys(entries)) {
      if (key.startsWith('file/')) kept.files.push(decodeURIComponent(key.slice(5)).replace(/-\d+-\w+$/, ''))
      if (key.startsWith('result/')) kept.results++
      if (key.startsWith('marks/')) kept.stars += (await read(key)).stars.length
      if (key.startsWith('job/') && (await read(key)).state === 'succeeded')
        if (!entries[key.replace('job/', 'result/')]) kept.empty++
    }
    const named = new Set(Object.values(entries).map(({ file }) => file))
    for (const name of files.keys()) if (!name.startsWith('manifest-') && !named.has(name)) kept.unnamed.push(name)
  }
  return kept
}

export async function keptNow(page: Page): Promise<KeptNow> {
  for (let tries = 5; ; tries--) {
    try {
      return await page.evaluate(readDisk)
    } catch (error) {
      // Somebody wrote meanwhile.
      if (tries === 0 || !/NotReadable|NotFound|JSON/.test(String(error))) throw error
      await page.waitForTimeout(100)
    }
  }
}
