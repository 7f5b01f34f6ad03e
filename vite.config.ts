import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import packageJson from './package.json' with { type: 'json' }
import { headers, metaPolicy } from './scripts/headers.mjs'

const isolation = Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'Content-Security-Policy'))

/** Puts the policy into the built page, before anything that it is about. Development needs inline scripts and sockets. */
const policyInPage: Plugin = {
  name: 'policy-in-page',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: metaPolicy },
      injectTo: 'head-prepend',
    },
  ],
}

export default defineConfig({
  base: './',
  plugins: [react(), policyInPage],
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
