import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import packageJson from './package.json' with { type: 'json' }
import { headers } from './scripts/headers.mjs'

const isolation = Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'Content-Security-Policy'))

export default defineConfig({
  base: './',
  plugins: [react()],
  define: { __VERSION__: JSON.stringify(packageJson.version) },
  // The policy forbids data: modules, so nothing is inlined.
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
    manifest: true,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  worker: { format: 'es' },
  resolve: { dedupe: ['apache-arrow'] },
  optimizeDeps: { exclude: ['@duckdb/duckdb-wasm', 'parquet-wasm'] },
  server: { headers: isolation },
})
