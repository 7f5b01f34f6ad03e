import { faultsOf } from '../../recipe/faults'

export const journeyFaults = faultsOf('journeys', {
  noCustomer: {
    code: 'value-invalid',
    says: 'There is no such customer in this result. Choose one of the list.',
  },
  noClock: {
    code: 'value-invalid',
    says: 'The time column holds text, which says what comes first but not when. Choose a column of times or numbers, or take away periods and limits on time.',
  },
  noGroups: {
    code: 'value-invalid',
    says: 'This run looked at all customers together, so it cannot tell groups apart. Run it again for each group to look at some of them.',
  },
  flowSize: {
    code: 'value-invalid',
    says: ({ steps, events }: { steps: number; events: number }) =>
      `A flow has 1 to ${steps} steps with 1 to ${events} events each. Choose fewer.`,
  },
  noStep: {
    code: 'value-invalid',
    says: ({ steps }: { steps: number }) => `The path has ${steps} steps. Choose one of them.`,
  },
  noPlace: {
    code: 'value-invalid',
    says: ({ steps }: { steps: number }) => `The picture has ${steps} steps. Choose a place in it, or two in a row.`,
  },
})
