import { components as words } from '../words'
import { toast } from './announce'

/** Puts text on the clipboard and says so; pages on plain http and some frames have none. */
export async function copyText(text: string, done: string): Promise<void> {
  const { clipboard }: { clipboard?: Clipboard } = navigator
  try {
    if (!clipboard) throw new DOMException('no clipboard here', 'NotAllowedError')
    await clipboard.writeText(text)
    toast(done)
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    toast(words.copyRefused, 'bad')
  }
}
