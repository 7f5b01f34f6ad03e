/**
 * How often hypotheses are said to hold when there is nothing: `node bench/calibrate-hypotheses.mjs [draws] [sets|subgroups]
 * [number,binary,…]`. At 5 % neither share should be above it by more than chance.
 */
import { runnerImport } from 'vite'

const [draws = '200', language = 'sets', which = ''] = process.argv.slice(2)
const { module } = await runnerImport('./bench/calibrate-hypotheses.ts', { configFile: false })
for (const of of which ? which.split(',') : module.NULLS) {
  const began = performance.now()
  const { h, w, tested } = await module.calibrate(of, Number(draws), { language })
  const seconds = ((performance.now() - began) / 1000).toFixed(0)
  const percent = (share) => `${(100 * share).toFixed(1)} %`
  console.log(`${language} ${of}: H ${percent(h)}, W ${percent(w)}, ${tested.toFixed(1)} put to the test, ${seconds} s`)
}
