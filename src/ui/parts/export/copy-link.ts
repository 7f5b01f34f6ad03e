import { copyText } from '../../base/components/copy-text'
import type { Command } from '../../run/commands/command'
import { writeHash } from '../../state/url'
import { shareWords } from './words'

export const copyLink: Command = {
  id: 'copy-link',
  label: () => shareWords.copyLink,
  keys: '$mod+Shift+c',
  words: 'share url address',
  run: async ({ workspace }) => {
    const link = new URL(location.href)
    link.hash = writeHash(workspace.getState())
    await copyText(link.href, shareWords.linkCopied)
  },
}
