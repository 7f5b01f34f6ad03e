export { orderCustomers } from './order'
export { countActions, scatterActions } from './scatter'
