import * as z from 'zod/mini'

const listSchema = z.object({ allowedHosts: z.array(z.string()) })

/** Who may steer this frame: our own origin and those the deployment lists. An unreadable list allows nobody else. */
export async function readAllowedHosts(): Promise<(origin: string) => boolean> {
  const hosts = new Set([location.origin])
  try {
    const response = await fetch(new URL('embed.json', document.baseURI))
    const list = listSchema.safeParse(await response.json())
    if (list.success) for (const host of list.data.allowedHosts) hosts.add(new URL(host).origin)
  } catch (cause) {
    console.warn('embed.json could not be read; only this origin may connect.', cause)
  }
  return (origin) => hosts.has(origin)
}
