import { copyText } from '../../components/copy-text'
import { writeHash } from '../../state/url'
import { shell } from '../../words/shell'
import type { Command } from '../command'

export const copyLink: Command = {
  id: 'copy-link',
  label: () => shell.copyLink,
  keys: '$mod+Shift+c',
  words: 'share url address',
  run: async ({ workspace }) => {
    const link = new URL(location.href)
    link.hash = writeHash(workspace.getState())
    await copyText(link.href, shell.linkCopied)
  },
}
