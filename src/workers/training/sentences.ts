import { faultsOf } from '../../recipe/faults'

export const trainingFaults = faultsOf('training', {
  timeZone: {
    code: 'recipe-invalid',
    says: ({ timeZone }: { timeZone: string }) =>
      `“${timeZone}” is no time zone that is known here. Write it as “Europe/Berlin” or “UTC”.`,
  },
})
