export { evaluateSets } from './evaluate'
export { searchSets } from './search'
export { stepwise } from './stepwise'
