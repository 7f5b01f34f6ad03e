import { sentencesOf } from '../../recipe/sentence'

export const substituteReasons = sentencesOf('substituteReasons', {
  baskets: 'Pairs were compared by the company they keep. Nobody is mapped as a customer, so that is not looked at.',
  customers: 'Pairs were compared by the company they keep, and by who buys both.',
})
