import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

export const say = (text) => console.log(`\u001b[2m›\u001b[0m ${text}`)

/** Runs a program of the project and resolves with its exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options })
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}

/** The same, ending this process when it fails. */
export async function must(command, args, options) {
  const code = await run(command, args, options)
  if (code !== 0) process.exit(code)
}

/** A program from node_modules, started without a shell wrapper. */
export const bin = (name) => join('node_modules', '.bin', name)

function newest(path) {
  const entry = statSync(path)
  if (!entry.isDirectory()) return entry.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => (name === 'build' ? 0 : newest(join(path, name)))))
}

/** True when `target` is missing or older than any of `sources`. */
export function stale(target, sources) {
  if (!existsSync(target)) return true
  const made = statSync(target).mtimeMs
  return sources.some((source) => existsSync(source) && newest(source) > made)
}

/** Installs the Node packages when they are missing or not those of the lock file. */
export async function ensurePackages() {
  if (!stale('node_modules/.package-lock.json', ['package-lock.json'])) return
  say('installing Node packages (npm ci)')
  await must('npm', ['ci', '--no-audit', '--no-fund'])
}

export async function ensureKernels() {
  if (!stale('wasm/build/kernels.plain.wasm', ['wasm', 'scripts/build-wasm.mjs'])) return
  say('building the kernels (AssemblyScript)')
  await must(process.execPath, ['scripts/build-wasm.mjs'])
}

export async function ensureSamples() {
  if (!stale('public/samples/index.json', ['scripts/samples'])) return
  say('making the samples')
  const { writeSamples } = await import('./samples/write.mjs')
  await writeSamples()
}

export async function ensureDist() {
  if (
    !stale('dist/service-worker.js', [
      'src',
      'public',
      'index.html',
      'vite.config.ts',
      'wasm',
      'scripts',
      'package.json',
    ])
  )
    return
  say('building the workbench (dist/)')
  await must(process.execPath, ['scripts/build.mjs', '--unpacked'])
}

const CHROMIUM = {
  given: 'CHROMIUM_PATH',
  names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
  paths: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  debian: 'chromium',
}
/** The same engine without a window around it: a test takes a fifth less of a processor. */
const SHELL = {
  given: 'CHROMIUM_PATH',
  names: ['chromium-headless-shell'],
  paths: [],
  debian: 'chromium-headless-shell',
}
const FIREFOX = {
  given: 'FIREFOX_PATH',
  names: ['firefox', 'firefox-esr'],
  paths: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  debian: 'firefox-esr',
}

function installed({ given, names, paths }) {
  if (process.env[given]) return process.env[given]
  for (const name of names) {
    const found = spawnSync('which', [name], { encoding: 'utf8' })
    if (found.status === 0) return found.stdout.trim()
  }
  return paths.find((path) => existsSync(path))
}

/** Installs a package of Debian where we may; says whether it tried. */
export async function installDebian(name) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  say(`installing Debian’s ${name} (apt-get)`)
  if ((await run('apt-get', ['update', '-qq'])) !== 0) say('apt-get update failed: trying what is known')
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name])
  return true
}

const fromDebian = async (browser) => ((await installDebian(browser.debian)) ? installed(browser) : undefined)

async function playwrightBrowser() {
  const { chromium } = await import('@playwright/test')
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined
}

/** The path of a Chromium: one that is installed, else Playwright's, else Debian's package when we may install it. */
export async function ensureBrowser() {
  const found = installed(CHROMIUM) ?? (await playwrightBrowser())
  if (found) return found
  say('no Chromium or Chrome found: trying Playwright’s download')
  if ((await run(bin('playwright'), ['install', 'chromium'])) === 0) {
    const downloaded = await playwrightBrowser()
    if (downloaded) return downloaded
  }
  const fetched = await fromDebian(CHROMIUM)
  if (fetched) return fetched
  console.error('No browser for the tests. Install Chromium or Chrome, or set CHROMIUM_PATH to one.')
  process.exit(1)
}

/** The path of a Chromium for tests: the one without a window where there is one or we may install it, else any. */
export async function ensureTestBrowser() {
  return installed(SHELL) ?? (await fromDebian(SHELL)) ?? (await ensureBrowser())
}

/** The path of a Firefox: one that is installed, else Debian's package when we may install it. */
export async function ensureFirefox() {
  const found = installed(FIREFOX) ?? (await fromDebian(FIREFOX))
  if (found) return found
  console.error('No Firefox for the tests. Install it, or set FIREFOX_PATH to one.')
  process.exit(1)
}
