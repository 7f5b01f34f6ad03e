import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { deploymentOf } from './deployment.mjs'
import { bin, must } from './steps.mjs'

/** Builds one file with a name of its own at the root of dist/: what others ask for by that name, today and after the next build. */
const alone = (entry, name, format, define = {}) =>
  build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define,
    build: {
      outDir: 'dist',
      emptyOutDir: false,
      target: 'es2022',
      minify: true,
      lib: { entry, formats: [format], name: 'basketeer', fileName: () => name },
      rolldownOptions: { checks: { pluginTimings: false }, output: { minify: true } },
    },
  })

/** The types of the client for hosts, from the client itself. */
async function writeClientTypes() {
  const folder = mkdtempSync(join(tmpdir(), 'basketeer-'))
  const options = [
    '--declaration',
    '--emitDeclarationOnly',
    '--skipLibCheck',
    '--target',
    'es2023',
    '--module',
    'esnext',
  ]
  await must(bin('tsc'), ['--ignoreConfig', ...options, '--outDir', folder, 'src/embed-client/embed-client.ts'])
  writeFileSync('dist/embed-client.d.ts', readFileSync(join(folder, 'embed-client.d.ts')))
  rmSync(folder, { recursive: true })
}

/** What dist/ has at its root beside the page: the client for hosts, and the service worker, which knows all files and so comes last. */
export async function buildRoots() {
  await alone('src/embed-client/embed-client.ts', 'embed-client.js', 'es')
  await writeClientTypes()
  const deployment = JSON.stringify(deploymentOf('dist'))
  await alone('src/offline/service-worker.ts', 'service-worker.js', 'iife', { __DEPLOYMENT__: deployment })
}
