// Finds the browsers that this machine has. Free of dependencies: it runs before node_modules exist.

import { execFileSync } from 'node:child_process'
import { accessSync, constants, readdirSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

/** @typedef {{ path: string, version: string, branded: boolean }} Found `branded`: Google Chrome, which no longer loads unpacked extensions from the command line. */
/** @typedef {{ chromium?: Found, firefox?: Found }} Browsers */

const programs = process.env.ProgramFiles ?? 'C:\\Program Files'
// Chromium installs itself for one person there.
const own = process.env.LOCALAPPDATA ?? programs
const places = {
  chromium: {
    variable: 'LIFELINE_CHROMIUM',
    names: [
      'chromium',
      'chromium-browser',
      'google-chrome-for-testing',
      'chrome',
      'google-chrome-stable',
      'google-chrome',
    ],
    paths: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      join(own, 'Chromium\\Application\\chrome.exe'),
      join(programs, 'Chromium\\Application\\chrome.exe'),
      join(programs, 'Google\\Chrome\\Application\\chrome.exe'),
    ],
  },
  firefox: {
    variable: 'LIFELINE_FIREFOX',
    names: ['firefox-esr', 'firefox-developer-edition', 'firefox'],
    paths: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      join(programs, 'Mozilla Firefox\\firefox.exe'),
    ],
  },
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false // absent or not executable: not a browser we can start, either way
  }
}

/**
 * On Windows `--version` opens a window and says nothing, but the installation tells: Chromium keeps its
 * files in a folder named after the version, Firefox has an application.ini.
 * @param {string} path
 * @returns {Found | undefined}
 */
export function inspectInstallation(path) {
  try {
    const beside = readdirSync(dirname(path))
    const version = beside.includes('application.ini')
      ? /^Version=(\S+)/m.exec(readFileSync(join(dirname(path), 'application.ini'), 'utf8'))?.[1]
      : beside.find((name) => /^\d+(?:\.\d+){3}$/.test(name))
    return version === undefined
      ? undefined
      : { path, version, branded: /[\\/]Google[\\/]Chrome[\\/]/.test(path) }
  } catch {
    return undefined // nothing is installed there
  }
}

/**
 * @param {string} path
 * @returns {Found | undefined}
 */
function inspect(path) {
  if (process.platform === 'win32') return inspectInstallation(path)
  try {
    const said = execFileSync(path, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 20_000,
    })
    const version = /\d+(?:\.\d+)+\S*/.exec(said)?.[0]
    if (version === undefined) return undefined
    return { path, version, branded: /^Google Chrome \d/.test(said) }
  } catch {
    return undefined // a wrapper that only tells how to install the browser
  }
}

/**
 * @param {'chromium' | 'firefox'} name
 * @param {NodeJS.ProcessEnv} env
 */
function find(name, env) {
  const { variable, names, paths } = places[name]
  const named = env[variable]
  if (named) {
    const found = isExecutable(named) ? inspect(named) : undefined
    if (!found) throw new Error(`${variable} names ${named}, which is not a browser that can be started.`)
    return found
  }
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const onPath = (env.PATH ?? '').split(delimiter).filter(Boolean)
  const candidates = [
    ...names.flatMap((each) => onPath.map((folder) => join(folder, each + suffix))),
    ...paths,
  ]
  const found = candidates
    .filter(isExecutable)
    .map(inspect)
    .filter((each) => each !== undefined)
  return found.find(({ branded }) => !branded) ?? found[0]
}

/**
 * The browsers named by LIFELINE_CHROMIUM and LIFELINE_FIREFOX, else those on PATH or in the usual places.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Browsers}
 */
export function findBrowsers(env = process.env) {
  const chromium = find('chromium', env)
  const firefox = find('firefox', env)
  return { ...(chromium ? { chromium } : {}), ...(firefox ? { firefox } : {}) }
}
