import { faultsOf } from '../../recipe/faults'
import { sentencesOf } from '../../recipe/sentence'

export const sequenceFaults = faultsOf('sequences', {
  noClock: {
    code: 'value-invalid',
    says: 'The time column holds text, which says what comes first but not how much time passes. Choose a column of times or numbers, or take away the limits on time between steps and on the whole path.',
  },
  noDays: {
    code: 'value-invalid',
    says: 'The time column holds text, which says what comes first but not on which day. Choose a column of times, or let lines of the same basket or the same time be one visit.',
  },
})

export const sequenceReasons = sentencesOf('sequenceReasons', {
  oneMethod: 'Journeys are searched by one method.',
})
