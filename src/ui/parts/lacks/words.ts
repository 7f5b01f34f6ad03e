import { words } from '../../base/language'
import type { Lack } from './lacks'

const costs: Record<Lack, { name: string; costs: string }> = {
  isolation: {
    name: 'Isolation from other sites',
    costs:
      'The server of this page does not send the headers for it, so threads share no memory. Each works on a copy of the baskets, which costs memory and some time on large files.',
  },
  threads: { name: 'More than one thread', costs: 'This machine gives the page one, so long runs take longer.' },
  simd: { name: 'SIMD instructions', costs: 'This browser has none; counting takes longer.' },
  storage: {
    name: 'Storage',
    costs: 'The browser keeps nothing for this page: files, runs and results are gone when the tab is closed.',
  },
  originals: {
    name: 'Access to originals',
    costs: 'Files come back as copies, up to 64 MB without asking; larger ones have to be opened again.',
  },
  notices: { name: 'Notifications', costs: 'The end of a long run shows only where this tab is looked at.' },
  offline: { name: 'Working without a network', costs: 'The page has to be loaded over the network every time.' },
}

/** Words about what a browser or its page may lack. */
export const lackWords = words('lacks', {
  title: (count: number) => (count === 1 ? '1 thing is missing here' : `${count} things are missing here`),
  none: 'Nothing is missing here: this page may use all that it knows to use.',
  costs,
})
