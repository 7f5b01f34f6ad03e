import { defineConfig } from 'vite'

/** The page that runs kernels from ready columns; the workbench itself is measured from dist/. */
export default defineConfig({
  root: 'bench/page',
  base: './',
  define: { __VERSION__: '"bench"' },
  build: {
    target: 'es2023',
    outDir: '../../.cache/bench-page',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    minify: false,
  },
  worker: { format: 'es' },
})
