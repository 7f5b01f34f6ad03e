import type { Page } from '@playwright/test'

/** As a person drops it: the browser makes the event from a DataTransfer. */
export async function drop(page: Page, name: string, content: string | Buffer): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([of, base64]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], of))
      return transfer
    },
    [name, Buffer.from(content).toString('base64')] as const,
  )
  for (const type of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent('body', type, { dataTransfer })
}
