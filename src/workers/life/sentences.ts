import { faultsOf } from '../../recipe/faults'

export const lifeFaults = faultsOf('life', {
  notStarted: {
    code: 'engine-crashed',
    says: 'A part of the workbench that works in the background did not start, not at the second try either. Check the connection to this site and reload the page; your files are untouched.',
  },
})
