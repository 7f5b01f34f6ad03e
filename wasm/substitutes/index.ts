export { companyBlock } from './company'
export { customersBlock, visitsOfItem } from './customers'
export { pairsBlock } from './pairs'
