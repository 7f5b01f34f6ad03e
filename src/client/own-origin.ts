import { clientFaults } from './sentences'

/** Fetches a file, of our own origin only: the page never talks to anyone else. */
export async function fetchFile(url: string, signal?: AbortSignal): Promise<{ name: string; blob: Blob }> {
  if (!URL.canParse(url, document.baseURI)) {
    throw clientFaults.noAddress({ url })
  }
  const address = new URL(url, document.baseURI)
  if (address.origin !== location.origin) {
    throw clientFaults.otherOrigin({ own: location.origin, host: address.hostname })
  }
  const unreadable = (cause: unknown) => clientFaults.notFetched({ path: address.pathname }, cause)
  const response = await fetch(address, signal ? { signal } : {}).catch((cause: unknown) => {
    throw unreadable(cause)
  })
  if (!response.ok) throw unreadable(`HTTP ${response.status}`)
  return { name: address.pathname.split('/').pop() || 'data', blob: await response.blob() }
}
