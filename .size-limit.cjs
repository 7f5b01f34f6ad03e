const { readFileSync } = require('node:fs')

const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'))

/** The entry and everything it imports statically: what the browser must have before it can paint. */
function firstLoad(key, seen = new Set()) {
  if (seen.has(key)) return seen
  seen.add(key)
  for (const next of manifest[key].imports ?? []) firstLoad(next, seen)
  return seen
}

module.exports = [
  {
    name: 'first paint: scripts',
    path: [...firstLoad('index.html')].map((key) => `dist/${manifest[key].file}`),
    limit: '170 kB',
    brotli: true,
  },
  {
    name: 'embed-client.js',
    path: 'dist/embed-client.js',
    limit: '3 kB',
    brotli: false,
    gzip: false,
  },
]
