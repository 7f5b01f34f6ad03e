import { BasketeerError } from '../recipe/error'

/** Fetches a file, of our own origin only: the page never talks to anyone else. */
export async function fetchFile(url: string, signal?: AbortSignal): Promise<{ name: string; blob: Blob }> {
  if (!URL.canParse(url, document.baseURI)) {
    throw new BasketeerError('file-unreadable', `“${url}” is no address. Check how it is written.`)
  }
  const address = new URL(url, document.baseURI)
  if (address.origin !== location.origin) {
    throw new BasketeerError(
      'origin-refused',
      `Files are only fetched from ${location.origin}. Download ${address.hostname}'s file yourself and drop it here.`,
    )
  }
  const unreadable = (cause: unknown) =>
    new BasketeerError('file-unreadable', `${address.pathname} could not be fetched. Check the address.`, cause)
  const response = await fetch(address, signal ? { signal } : {}).catch((cause: unknown) => {
    throw unreadable(cause)
  })
  if (!response.ok) throw unreadable(`HTTP ${response.status}`)
  return { name: address.pathname.split('/').pop() || 'data', blob: await response.blob() }
}
