import fc from 'fast-check'

/** Enough to find what is broken at first sight; all runs of every property are for the whole of `npm test`. */
fc.configureGlobal({ interruptAfterTimeLimit: 1000, markInterruptAsFailure: false })
