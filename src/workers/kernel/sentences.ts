import { faultsOf } from '../../recipe/faults'

export const kernelFaults = faultsOf('kernel', {
  crashed: {
    code: 'engine-crashed',
    says: 'The calculation stopped unexpectedly. Your data is untouched; run it again, with a higher minimum support if it happens twice.',
  },
  tooEarly: { code: 'internal', says: 'The calculation was asked for too early. Reload the page.' },
})
