import { connectSchema } from './messages'

interface Knock {
  origin: string
  port: MessagePort
}

export interface Handshake {
  /** Called with the port of every allowed host (a later one replaces the former), or with the origin of one that is not. */
  decide(
    allowed: (origin: string) => boolean,
    handlers: { accept(port: MessagePort): void; refuse(origin: string): void },
  ): void
}

/**
 * Listens for hosts from the moment it is called and holds what comes until the allow-list is known:
 * a host may post at the frame's `load`, before any of our own requests has been answered.
 */
export function listenForHosts(target: Window): Handshake {
  const held: Knock[] = []
  let take: (knock: Knock) => void = (knock) => held.push(knock)

  target.addEventListener('message', (event: MessageEvent<unknown>) => {
    const port = event.ports[0]
    if (port && connectSchema.safeParse(event.data).success) take({ origin: event.origin, port })
  })

  return {
    decide(allowed, { accept, refuse }) {
      take = ({ origin, port }) => (allowed(origin) ? accept(port) : refuse(origin))
      for (const knock of held.splice(0)) take(knock)
    },
  }
}
