// What shows only over time, for Canopy only: whether a repeat visit uses the browser's code cache, and whether memory
// grows with long use.
//
//   node stay.mjs --canopy ../path/to/dist [--rounds 500] [--organizations 1000]
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { adapters, pathOf } from './adapters.mjs'
import { workspaceId } from './data.mjs'
import { install } from './page.mjs'
import { serve } from './server.mjs'

const { values: opt } = parseArgs({
  options: {
    canopy: { type: 'string' },
    rounds: { type: 'string', default: '500' },
    organizations: { type: 'string', default: '1000' },
    chromium: { type: 'string', default: process.env.CHROMIUM },
  },
})
const app = { ...adapters.canopy, dist: opt.canopy }
const n = Number(opt.organizations)
const VISITS = 4
const server = await serve({ dist: app.dist })
const list = server.url + pathOf(app, 'table', n)

const profile = await mkdtemp(join(tmpdir(), 'canopy-bench-'))
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: opt.chromium,
  headless: true,
  args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--js-flags=--expose-gc'],
  viewport: { width: 1280, height: 800 },
})
await browser.addInitScript(install, app.sel)
await browser.addInitScript(app.session, { workspace: workspaceId(n), token: app.token })

const rowsStand = (page) => page.evaluate(() => window.__m.until(() => window.__m.rows('table').length > 10, 'rows'))

// What Chromium's trace reports about the compiled program.
const visit = async () => {
  const page = await browser.newPage()
  const cdp = await browser.newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const told = []
  cdp.on('Tracing.dataCollected', ({ value }) => told.push(...value))
  await cdp.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['devtools.timeline', 'v8.wasm'] } })
  await page.goto(list)
  const rows = await rowsStand(page)
  const ended = new Promise((ok) => cdp.once('Tracing.tracingComplete', ok))
  await cdp.send('Tracing.end')
  await ended
  // Long enough for the browser to cache the compiled program.
  await page.waitForTimeout(4000)
  await page.close()
  const events = [...new Set(told.map((event) => event.name).filter((name) => /^v8\.wasm\.|[Mm]oduleCache/.test(name)))]
  return { rows, events }
}

console.log('Repeat visits in one browser, CPU 4x: time to first rows')
for (let number = 1; number <= VISITS; number++) {
  const { rows, events } = await visit()
  const cache = events.some((name) => /CacheHit|cachedModule/.test(name)) ? 'compiled code from the cache' : 'compiled anew'
  console.log(`  visit ${number}: ${Math.round(rows)} ms, ${cache}`)
}

// One round of use: search, scroll, open an organization, its form, and back twice.
const page = await browser.newPage()
const cdp = await browser.newCDPSession(page)
page.on('pageerror', (error) => { throw error })
await page.goto(list)
await rowsStand(page)
const search = page.getByRole('searchbox').first()
const table = page.getByRole('table', { name: 'Organizations' })
const round = async () => {
  await search.fill('nord')
  await page.evaluate(() => window.__m.rest(3))
  await search.fill('')
  await page.evaluate(async () => {
    const box = document.querySelector('.virtual-rows')
    for (const top of [box.scrollHeight, box.scrollHeight / 2, 0]) {
      box.scrollTop = top
      await window.__m.rest(3)
    }
  })
  await table.getByRole('link').first().click()
  await page.getByRole('button', { name: 'Edit' }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).waitFor()
  await page.goBack()
  await page.getByRole('button', { name: 'Edit' }).waitFor()
  await page.goBack()
  await table.waitFor()
}
const now = async () => {
  await cdp.send('HeapProfiler.collectGarbage')
  await cdp.send('HeapProfiler.collectGarbage')
  const { nodes, jsEventListeners: listeners } = await cdp.send('Memory.getDOMCounters')
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  const wasm = await page.evaluate(() => window.__m.wasmBytes())
  return `${(usedSize / 1e6).toFixed(1)} MB JS, ${(wasm / 1e6).toFixed(1)} MB wasm, ${nodes} nodes, ${listeners} listeners`
}
console.log(`\nAfter rounds of searching, scrolling, opening, editing and going back (${n} organizations)`)
const ROUNDS = Number(opt.rounds)
const looks = new Set([0, 10, Math.round(ROUNDS / 4), Math.round(ROUNDS / 2), ROUNDS])
for (let done = 0; ; done++) {
  if (looks.has(done)) console.log(`  ${String(done).padStart(4)}: ${await now()}`)
  if (done === ROUNDS) break
  await round()
}
await browser.close()
await server.close?.()
await rm(profile, { recursive: true, force: true })
process.exit(0)
