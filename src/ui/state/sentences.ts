import { faultsOf } from '../../recipe/faults'

export const linkFaults = faultsOf('links', {
  damaged: { code: 'recipe-invalid', says: 'The link is damaged. Ask for it again.' },
  damagedAt: {
    code: 'recipe-invalid',
    says: ({ path }: { path: string }) => `The link is damaged at "${path}". Ask for it again.`,
  },
  listWithHoles: { code: 'recipe-invalid', says: 'The link leaves out part of a list. Ask for it again.' },
  saidTwice: {
    code: 'recipe-invalid',
    says: ({ path }: { path: string }) => `The link says two things about "${path}". Ask for it again.`,
  },
  filters: { code: 'recipe-invalid', says: 'The filters in this link cannot be used. Ask for it again.' },
  picture: {
    code: 'recipe-invalid',
    says: 'What this link says of the picture cannot be used. Ask for it again.',
  },
})
