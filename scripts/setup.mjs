// Sets up what a fresh clone lacks: node_modules, and with --browsers a Chromium and a Firefox. Free of
// dependencies, and quick when everything is there.

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { findBrowsers } from '../src/cli/browsers/find-browsers.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const packages = { chromium: 'chromium', firefox: 'firefox-esr' }

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  const windows = process.platform === 'win32'
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: windows, env })
  if (error) throw new Error(`${command} could not be started: ${error.message}`)
  return status === 0
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19))
    throw new Error(`Lifeline is built with Node 20.19 or later; this is ${process.versions.node}.`)
}

function installPackages() {
  const wanted = `${root}package-lock.json`
  const installed = `${root}node_modules/.package-lock.json`
  const stamp = `${root}node_modules/.lifeline-lock`
  const hash = createHash('sha256').update(readFileSync(wanted)).digest('hex')
  // Git gives files the time of the checkout, so a newer lockfile is not yet another one.
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(wanted).mtimeMs) {
    console.log('Installing packages: npm ci')
    if (!run('npm', ['ci'])) throw new Error('npm ci failed; its own words are above.')
  }
  writeFileSync(stamp, hash)
}

/** @param {string[]} names Debian packages */
function install(names) {
  const apt = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (!apt) return
  console.log(`Installing: apt-get install ${names.join(' ')}`)
  run('apt-get', ['update', '-qq'])
  // One at a time: where one of them does not exist, the other is still worth having.
  for (const name of names) run('apt-get', ['install', '-y', '-qq', name])
}

/** Ubuntu has both browsers as snaps only, and no firefox-esr. */
function isUbuntu() {
  return existsSync('/etc/os-release') && /^ID=ubuntu$/m.test(readFileSync('/etc/os-release', 'utf8'))
}

/** @param {'chromium' | 'firefox'} name */
function howToGet(name) {
  const title = name === 'chromium' ? 'Chromium' : 'Firefox'
  const variable = `LIFELINE_${name.toUpperCase()}`
  const command =
    process.platform === 'darwin'
      ? `brew install --cask ${name}`
      : process.platform === 'win32'
        ? `winget install ${name === 'chromium' ? 'Hibbiki.Chromium' : 'Mozilla.Firefox'}`
        : isUbuntu()
          ? `sudo snap install ${name}`
          : `sudo apt-get install ${packages[name]}`
  return `${title} is missing. Get it with: ${command} (or name its executable in ${variable}).`
}

const hasDriver = () => spawnSync('chromedriver', ['--version'], { stdio: 'ignore' }).status === 0

/** chromedriver, as an example of the WebDriver endpoints that `lifeline record --webdriver` works with. */
function ensureDriver() {
  if (!hasDriver()) install(['chromium-driver'])
  if (!hasDriver())
    throw new Error(
      'chromedriver is missing. Get it with: sudo apt-get install chromium-driver (or put it on PATH).',
    )
}

/**
 * Sets up node_modules and, when asked, browsers.
 * @param {{ browsers?: 'all' | 'any', driver?: boolean }} options `any` is content with one browser, and says which
 * is missing; `driver` asks for chromedriver as well
 * @throws {Error} with a sentence that says what is missing and how to get it
 */
export function setUp({ browsers, driver } = {}) {
  checkNode()
  installPackages()
  if (!browsers) return {}
  const missingFrom = (/** @type {import('../src/cli/browsers/find-browsers.mjs').Browsers} */ found) =>
    /** @type {const} */ (['chromium', 'firefox']).filter((name) => !found[name])
  let found = findBrowsers()
  if (missingFrom(found).length > 0) {
    install(missingFrom(found).map((name) => packages[name]))
    found = findBrowsers()
  }
  const missing = missingFrom(found).map(howToGet)
  if (found.chromium?.branded)
    console.warn(
      'Only Google Chrome was found, which no longer loads unpacked extensions from the command line. Get Chromium, or load dist/chromium by hand at chrome://extensions.',
    )
  if (browsers === 'all' ? missing.length > 0 : missing.length === 2) throw new Error(missing.join('\n'))
  for (const sentence of missing) console.warn(sentence)
  if (driver) ensureDriver()
  return found
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    setUp(process.argv.includes('--browsers') ? { browsers: 'all' } : {})
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
