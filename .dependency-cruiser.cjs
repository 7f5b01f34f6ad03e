// Rooms in order; each may use those behind it.
const order = ['ui', 'client', 'workers', 'analyses', 'recipe']
const room = (name) => `^src/${name}/`

const noLeftward = order.slice(1).map((name, index) => ({
  name: `${name}-imports-nothing-leftwards`,
  severity: 'error',
  from: { path: room(name) },
  to: { path: order.slice(0, index + 1).map(room) },
}))

module.exports = {
  forbidden: [
    ...noLeftward,
    {
      name: 'export-uses-analyses-and-recipe-only',
      severity: 'error',
      from: { path: room('export') },
      to: { path: [room('ui'), room('client'), room('workers')], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'analyses-and-recipe-know-no-browser-library',
      severity: 'error',
      from: { path: [room('analyses'), room('recipe')] },
      to: { path: 'node_modules', pathNot: 'node_modules/zod' },
    },
    {
      name: 'only-ui-knows-react',
      severity: 'error',
      from: { path: '^src', pathNot: room('ui') },
      to: { path: 'node_modules/(react|react-dom|react-aria-components|@tanstack/react-|lucide-react)' },
    },
    {
      name: 'only-the-data-side-knows-duckdb',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/workers/duckdb/' },
      to: { path: 'node_modules/@duckdb' },
    },
    {
      name: 'only-the-kernel-worker-loads-wasm',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/workers/(kernel\\.worker|kernel/)' },
      to: { path: '^wasm/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, dependencyTypesNot: ['type-only'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js'] },
  },
}
