export * from './itemsets/index'
export * from './lib/worker'
export * from './rules/index'
export * from './utility/index'
