import { remember, remembered } from '../../state/remember'

const KEY = 'notices'

/** Whether the end of a long run may be said outside the page; `ask`: nobody has been asked. */
export type Notices = 'none' | 'refused' | 'ask' | 'on' | 'off'

export function notices(): Notices {
  if (typeof Notification === 'undefined' || !globalThis.isSecureContext) return 'none'
  if (Notification.permission === 'denied') return 'refused'
  const chosen = remembered(KEY)
  if (Notification.permission === 'granted') return chosen === 'off' ? 'off' : 'on'
  return chosen === 'asked' ? 'refused' : 'ask'
}

const listeners = new Set<() => void>()

/** Hears that the analyst was asked. */
export function onNoticesAsked(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** For a press alone: the browser asks the analyst, once. */
export async function askForNotices(): Promise<void> {
  const answer = await Notification.requestPermission()
  remember(KEY, answer === 'granted' ? 'on' : 'asked')
  for (const listener of listeners) listener()
}

export const switchNotices = (on: boolean): void => remember(KEY, on ? 'on' : 'off')
