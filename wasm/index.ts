export * from './itemsets/index'
export * from './lib/worker'
export * from './rules/index'
