// node measure.mjs react vanilla [--canopy DIST] [--app NAME=DIST] [--rounds 5] [--loads 3] [--sizes 1000,10000,100000]
//                  [--skip load,use,search,scroll,sort,tree] [--cpu 4] [--out out/FILE.json] [--verbose]
//
// Measures the apps in one interleaved run: A B, B A, A B … after a warm-up round that is discarded. Every
// measurement has a fresh browser context and ends by comparing the page with the data, so that a step that didn't
// happen can't be measured.
import { chromium } from 'playwright-core'
import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { extname, dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { adapters, base, pathOf } from './adapters.mjs'
import { chart } from './chart.mjs'
import { install } from './page.mjs'
import { serve } from './server.mjs'
import { organizations, workspaceId } from './data.mjs'
import { collators, pickQuery } from './truth.mjs'

const { values: opt, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    canopy: { type: 'string' }, app: { type: 'string', multiple: true, default: [] }, rounds: { type: 'string', default: '5' }, loads: { type: 'string', default: '3' },
    sizes: { type: 'string', default: '1000,10000,100000' }, skip: { type: 'string', default: '' }, cpu: { type: 'string', default: '4' },
    out: { type: 'string' }, chromium: { type: 'string', default: process.env.CHROMIUM ?? '/usr/bin/chromium' },
    'no-warmup': { type: 'boolean', default: false }, verbose: { type: 'boolean', default: false },
  },
})
const ROUNDS = Number(opt.rounds), SIZES = opt.sizes.split(',').map(Number), CPU = Number(opt.cpu)
const skip = new Set(opt.skip.split(',').filter(Boolean))
const NET = { offline: false, latency: 165, downloadThroughput: (9e6 / 8) * 0.9, uploadThroughput: (1.5e6 / 8) * 0.9 }
const SCROLL_FRAMES = 180

const apps = positionals.map((n) => { if (!adapters[n]) throw new Error('no adapter named ' + n); return adapters[n] })
if (opt.canopy) apps.push({ ...adapters.canopy, dist: opt.canopy })
for (const a of opt.app) { const [name, dist] = a.split('='); apps.push({ ...(adapters[name] ?? base), name, dist }) }
if (!apps.length) { console.error('Name at least one app: react, vanilla, --canopy DIST or --app NAME=DIST.'); process.exit(2) }

function assert(ok, message) { if (!ok) throw new Error(message) }
const digits = (s) => Number((/\d+(?:[,.\u202f\u00a0 ]\d{3})*/.exec(s)?.[0] ?? 'NaN').replace(/\D/g, ''))

// ---- what is true of each data set -------------------------------------------------------------------------
const truths = new Map()
function truth(n) {
  if (truths.has(n)) return truths.get(n)
  const orgs = organizations(n), { query, table, tree } = pickQuery(orgs)
  const names = new Set(orgs.map((o) => o.name)), byId = new Map(orgs.map((o) => [o.id, o]))
  const shown = new Set() // in the tree: the matches and their ancestors
  for (const o of orgs) if (tree.names.has(o.name)) for (let p = o; p; p = byId.get(p.parent_org_id)) shown.add(p.name)
  const least = (l, compare) => l.reduce((a, b) => (compare(b, a) < 0 ? b : a)), numbers = orgs.map((o) => o.usage.subtree_usage.users), list = [...names]
  const t = {
    n, query, names, table: { counts: table.counts, shown: table.names, best: table.best }, tree: { counts: tree.counts, shown },
    roots: new Set(orgs.filter((o) => !o.parent_org_id).map((o) => o.name)),
    sort: {
      users: { ascending: least(numbers, (a, b) => a - b), descending: least(numbers, (a, b) => b - a) },
      name: { ascending: [...new Set(collators.map((c) => least(list, c)))], descending: [...new Set(collators.map((c) => least(list, (a, b) => c(b, a))))] },
    },
  }
  truths.set(n, t)
  return t
}
/** Which of the known names a row's text holds. */
function nameIn(text, names) {
  if (names.has(text)) return text
  for (let len = text.length; len > 2; len--) for (let i = 0; i + len <= text.length; i++) { const s = text.slice(i, i + len); if (names.has(s)) return s }
  return null
}
function assertKnown(texts, names, what) {
  assert(texts.length >= 1, `${what}: no rows`)
  for (const t of texts) assert(nameIn(t, names), `${what}: a row shows none of the expected names: ${JSON.stringify(t)}`)
}

// ---- one fresh context ------------------------------------------------------------------------------------
let browser
async function open(app, server, n, { cpu = 1, net = false, view = 'table', warm = false } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US', serviceWorkers: 'block' })
  const page = await context.newPage()
  const errors = []
  page.on('pageerror', (e) => errors.push(String(e)))
  page.on('console', (c) => { if (c.type() === 'error') errors.push(c.text()) })
  await page.addInitScript(app.session, { workspace: workspaceId(n), token: app.token ?? 'yardstick' })
  await page.addInitScript(install, app.sel)
  await page.addInitScript((v) => { if (window === window.top) window.__m.watchLoad(v) }, view)
  const cdp = await context.newCDPSession(page)
  if (net) { await cdp.send('Network.enable'); await cdp.send('Network.emulateNetworkConditions', NET) }
  if (cpu > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu })
  const before = server.requests.api
  await page.goto(server.url + pathOf(app, view, n), { waitUntil: 'commit', timeout: 120000 })
  const load = await page.evaluate(() => window.__m.load)
  assert(server.requests.api > before && server.requests.unauthorized === 0, 'the app did not ask the API (with a token)')
  return { app, context, page, cdp, load, errors, close: async () => { assert(!errors.length, 'errors in the page: ' + errors.join(' | ')); await context.close() } }
}

// The main thread's total time, and the parts that CDP reports; the rest is paint and others. Style and layout forced by
// a script are in both.
const PARTS = { '': 'TaskDuration', ': script': 'ScriptDuration', ': style': 'RecalcStyleDuration', ': layout': 'LayoutDuration' }
async function spent(s) {
  const { metrics } = await s.cdp.send('Performance.getMetrics')
  return Object.fromEntries(Object.entries(PARTS).map(([part, name]) => [part, metrics.find((m) => m.name === name).value * 1000]))
}

async function measureLoad(app, server, net) {
  const t = truth(1000)
  const s = await open(app, server, 1000, { cpu: CPU, net })
  assertKnown(s.load.texts, t.names, 'first rows')
  assert(s.load.texts.length >= 10, 'fewer than ten rows')
  // Let what follows the first rows (effects, idle work, prefetching) happen: for 1.5 s it counts as blocking time too, for
  // 3 s its bytes count.
  const long = await s.page.evaluate((at) => window.__m.after(at + 1500, () => window.__m.long), s.load.t)
  const seen = await s.page.evaluate((at) => window.__m.after(at + 3000, () => ({
    count: window.__m.count(), elements: document.querySelectorAll('*').length, perRow: window.__m.elements('table'),
    entries: [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .map((e) => ({ url: e.name, end: e.responseEnd, body: e.encodedBodySize, transfer: e.transferSize, kind: e.initiatorType })),
    fcp: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null,
  })), s.load.t)
  assert(seen.count === 1000, `the list says ${seen.count} organizations, not 1000`)
  assert(long, 'no long-task observer')
  const bytes = { html: 0, js: 0, css: 0, wasm: 0, other: 0, all: 0, idle: 0 }
  const counted = new Set()
  let api = 0
  for (const e of seen.entries) {
    const path = new URL(e.url).pathname
    if (path.startsWith('/workspaces/')) { if (path.endsWith('/organizations')) api += e.body; continue }
    if (path.startsWith('/logos/') || path === '/favicon.ico') continue
    const config = path === '/config.json' // not a file: the server answers it
    const file = config ? { ext: '.json' } : server.files.get(path) ?? (extname(path) ? null : server.files.get('/index.html'))
    assert(file, 'a file the server does not have: ' + path)
    if (!config) assert(e.body === (file.br ?? file.raw).length, `${path}: the page saw ${e.body} bytes, the server sent ${(file.br ?? file.raw).length}`)
    if (counted.has(path)) continue // requested again, and served from the cache
    counted.add(path)
    bytes.idle += e.body
    if (e.end > s.load.t) continue
    const kind = { '.html': 'html', '.js': 'js', '.mjs': 'js', '.css': 'css', '.wasm': 'wasm' }[file.ext] ?? 'other'
    bytes[kind] += e.body
    bytes.all += e.body
  }
  assert(bytes.html > 0 && bytes.js + bytes.wasm > 0 && api > 1000, 'the byte count is empty')
  const out = {
    rows: s.load.t, fcp: seen.fcp, elements: seen.elements, perRow: seen.perRow,
    tbt: long.reduce((a, [, d]) => a + Math.max(0, d - 50), 0), longTasks: long.reduce((a, [, d]) => a + d, 0),
  }
  await s.close()
  return { out, bytes }
}

async function typing(s, kind, t, put) {
  const all = [], { counts, shown: expected, best } = t[kind]
  for (let pass = 0; pass < 2; pass++) {
    const idle0 = await spent(s)
    const idleFrames = 60
    await s.page.evaluate((f) => window.__m.rest(f), idleFrames)
    const from = await spent(s)
    const w0 = Date.now()
    const times = await s.page.evaluate(([k, q, c]) => window.__m.type(k, q, c), [kind, t.query, counts])
    const frames = Math.min(60, (Date.now() - w0) / (1000 / 60)), to = await spent(s)
    for (const part in PARTS) {
      if (part && kind === 'tree') continue
      put('cpu' + part, Math.max(0, (to[part] - from[part] - ((from[part] - idle0[part]) * frames) / idleFrames) / times.length))
    }
    all.push(...times)
    const cell = kind === 'table' ? s.app.columns.name.cell : null
    const shown = await s.page.evaluate(([k, c]) => ({ n: window.__m.count(), texts: window.__m.texts(k, c ?? undefined) }), [kind, cell])
    assert(shown.n === counts.at(-1), `search: ${shown.n} matches, not ${counts.at(-1)}`)
    assertKnown(shown.texts, expected, `${kind} search for ${t.query}`)
    if (best) assertKnown(shown.texts.slice(0, 1), best, 'the best first')
    assert(shown.texts.length >= Math.min(counts.at(-1), 8), 'search: too few rows shown')
    put('clear', await s.page.evaluate(([k, n]) => window.__m.clear(k, n), [kind, t.n]))
    assert((await s.page.evaluate(() => window.__m.count())) === t.n, 'clearing the search did not bring all back')
  }
  all.sort((a, b) => a - b)
  put('median', (all[5] + all[6]) / 2)
  put('worst', all.at(-1))
  return all
}

async function scrolling(s, kind, t, put) {
  const r = await s.page.evaluate(([k, n]) => window.__m.scroll(k, n), [kind, SCROLL_FRAMES])
  assert(r.far > t.n * 15 && Math.abs(r.top - r.far) <= 2, `scroll: stopped at ${r.top} of ${r.far}`)
  assert(r.seen > Math.min(t.n, SCROLL_FRAMES) * 0.5, `scroll: only ${r.seen} different rows seen`)
  assertKnown(r.texts, t.names, 'after scrolling')
  const sorted = [...r.frames].sort((a, b) => a - b)
  put('worst', sorted.at(-1))
  put('p95', sorted[Math.ceil(sorted.length * 0.95) - 1])
  put('blank', r.blank)
}

async function measureUse(app, server, n) {
  const t = truth(n)
  const out = {}
  const raw = {}
  const s = await open(app, server, n)
  const { page } = s
  try {
    await s.cdp.send('Performance.enable')
    assertKnown(s.load.texts.slice(0, 5), t.names, 'first rows')
    await page.evaluate((c) => window.__m.until(() => window.__m.count() === c, 'the count of all'), n)
    out['rows (no throttling)'] = s.load.t
    await page.evaluate(() => window.__m.rest(30))
    await s.cdp.send('HeapProfiler.collectGarbage')
    await s.cdp.send('HeapProfiler.collectGarbage')
    const heap = await s.cdp.send('Runtime.getHeapUsage')
    const wasm = await page.evaluate(() => window.__m.wasmBytes())
    out['heap MB: JS'] = heap.usedSize / 1048576
    out['heap MB: wasm'] = wasm / 1048576
    out['heap MB: JS + wasm'] = (heap.usedSize + wasm) / 1048576

    if (!skip.has('search')) raw.table = await typing(s, 'table', t, (k, v) => { (out[`table search ${k}`] ??= []).push(v) })
    if (!skip.has('scroll')) await scrolling(s, 'table', t, (k, v) => { out[`table scroll ${k}`] = v })
    if (!skip.has('sort')) {
      await page.evaluate(() => { window.__m.scroller('table').scrollTop = 0; return window.__m.rest(10) })
      for (const column of ['users', 'name']) {
        const r = await page.evaluate(([c, f]) => window.__m.sort(c, f), [app.columns[column], t.sort[column]])
        assert(r.texts[0] !== r.before, `sort ${column}: nothing changed`)
        const sign = r.way === 'ascending' ? 1 : -1
        const ordered = (cmp, list) => list.every((v, i) => i === 0 || sign * cmp(list[i - 1], v) <= 0)
        if (column === 'users') assert(ordered((a, b) => a - b, r.texts.map(digits)), 'sort users: not in order: ' + r.texts.join(', '))
        else {
          const shown = r.texts.map((x) => nameIn(x.trim(), t.names) ?? x)
          assert(collators.some((c) => ordered(c, shown)), 'sort name: not in any known order: ' + shown.join(', '))
        }
        assert(r.texts.length >= 10, 'sort: too few rows')
        out[`sort by ${column}`] = r.t
      }
    }
    if (!skip.has('tree')) {
      out['open tree view'] = await page.evaluate((name) => window.__m.visit(name, 'tree'), app.links.tree)
      const top = await page.evaluate(() => window.__m.rows('tree').map((r) => [r.textContent, r.getAttribute('aria-level')]))
      assert(top.every(([x, l]) => l === '1' && nameIn(x, t.roots)), 'the tree does not open with its roots collapsed')
      if (!skip.has('search')) raw.tree = await typing(s, 'tree', t, (k, v) => { (out[`tree search ${k}`] ??= []).push(v) })
      out['expand all'] = await page.evaluate(([b, c]) => window.__m.expandAll(b, c), [app.buttons.expandAll, n])
      const shown = await page.evaluate(() => window.__m.rows('tree').map((r) => [r.textContent, r.getAttribute('aria-level')]))
      assertKnown(shown.map((x) => x[0]), t.names, 'expanded tree')
      assert(shown.some((x) => Number(x[1]) > 1), 'expand all: only roots are shown')
      if (!skip.has('scroll')) await scrolling(s, 'tree', t, (k, v) => { out[`tree scroll ${k}`] = v })
    }
  } catch (e) {
    await mkdir('out', { recursive: true })
    await page.screenshot({ path: `out/failed-${app.name}-${n}.png` }).catch(() => {})
    throw e
  }
  await s.close()
  for (const k of Object.keys(out)) if (Array.isArray(out[k])) out[k] = out[k].reduce((a, b) => a + b, 0) / out[k].length
  return { out, raw }
}

// ---- the run ------------------------------------------------------------------------------------------------
const median = (l) => { const s = [...l].sort((a, b) => a - b), h = s.length >> 1; return s.length % 2 ? s[h] : (s[h - 1] + s[h]) / 2 }
const pct = (l, p) => { const s = [...l].sort((a, b) => a - b); return s[Math.ceil(s.length * p) - 1] }

const servers = new Map()
for (const app of apps) servers.set(app, await serve({ dist: app.dist }))
for (const n of new Set([1000, ...SIZES])) { truth(n); for (const server of servers.values()) server.apiBody(n) }

browser = await chromium.launch({
  executablePath: opt.chromium,
  headless: true,
  args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
const samples = {} // metric -> app -> [values]
const keys = {}    // "table 1000" -> app -> [keystroke times]
const units = new Map()
const put = (metric, unit, app, v) => {
  assert(Number.isFinite(v), `${app.name}: ${metric} is ${v}`)
  units.set(metric, unit)
  ;((samples[metric] ??= {})[app.name] ??= []).push(v)
}
// Loads are short and the noisiest of all, so a round makes several.
const jobs = [
  ...(skip.has('load') ? [] : Array(Number(opt.loads)).fill([
    ['load', async (app, keep) => {
      const { out, bytes } = await measureLoad(app, servers.get(app), false)
      if (!keep) return
      for (const k of ['html', 'js', 'css', 'wasm', 'other', 'all']) put(`bytes to first rows: ${k}`, 'B', app, bytes[k])
      put('bytes fetched until idle', 'B', app, bytes.idle)
      put('DOM elements after load', 'elements', app, out.elements)
      put('DOM elements per row of the list', 'elements', app, out.perRow)
      put(`load 1000, CPU ${CPU}x: first paint`, 'ms', app, out.fcp)
      put(`load 1000, CPU ${CPU}x: first rows`, 'ms', app, out.rows)
      put(`load 1000, CPU ${CPU}x: blocking time`, 'ms', app, out.tbt)
      put(`load 1000, CPU ${CPU}x: long tasks`, 'ms', app, out.longTasks)
    }],
    ['load over 4G', async (app, keep) => {
      const { out } = await measureLoad(app, servers.get(app), true)
      if (!keep) return
      put(`load 1000, CPU ${CPU}x + 4G: first paint`, 'ms', app, out.fcp)
      put(`load 1000, CPU ${CPU}x + 4G: first rows`, 'ms', app, out.rows)
    }],
  ]).flat()),
  ...(skip.has('use') ? [] : SIZES).map((n) => [`use ${n}`, async (app, keep) => {
    const { out, raw } = await measureUse(app, servers.get(app), n)
    if (!keep) return
    for (const [k, v] of Object.entries(out)) put(`${n}: ${k}`, k.startsWith('heap') ? 'MB' : k.endsWith('blank') ? 'frames' : 'ms', app, v)
    for (const [kind, l] of Object.entries(raw)) ((keys[`${n} ${kind}`] ??= {})[app.name] ??= []).push(...l)
  }]),
]
const started = Date.now()
let failed = null
try {
  for (let round = opt['no-warmup'] ? 1 : 0; round <= ROUNDS; round++) {
    for (const [name, job] of jobs) {
      if (!round && name === 'use ' + Math.max(...SIZES) && SIZES.length > 1) continue // warm enough without the longest
      for (const app of round % 2 ? apps : [...apps].reverse()) {
        const t = Date.now()
        try { await job(app, round > 0) } catch (e) { throw new Error(`${app.name}, ${name}, round ${round}: ${e.message}`, { cause: e }) }
        if (opt.verbose) console.error(`round ${round} ${name} ${app.name} ${((Date.now() - t) / 1000).toFixed(1)}s`)
      }
    }
    console.error(`round ${round}${round ? '' : ' (warm-up)'} done after ${((Date.now() - started) / 1000).toFixed(0)}s`)
  }
} catch (e) { failed = e }
const version = browser.version()
await browser.close()
for (const s of servers.values()) await s.close()
if (failed) { console.error(opt.verbose ? failed : failed.message); process.exit(1) }

const report = {
  made: new Date().toISOString(), rounds: ROUNDS, sizes: SIZES, chromium: version, node: process.version,
  machine: { cpus: cpus().length, model: cpus()[0].model, memoryGB: Math.round(totalmem() / 2 ** 30) },
  cpuThrottle: CPU, network: NET, viewport: '1280x800', queries: Object.fromEntries(SIZES.map((n) => [n, { query: truth(n).query, table: truth(n).table.counts, tree: truth(n).tree.counts }])),
  distBytes: {}, metrics: {}, keystrokes: {},
}
for (const app of apps) {
  const by = {}
  for (const f of servers.get(app).files.values()) by[f.ext] = (by[f.ext] ?? 0) + (f.br ?? f.raw).length
  report.distBytes[app.name] = { ...by, all: Object.values(by).reduce((a, b) => a + b, 0) }
}
const show = (v, unit) => (unit === 'B' ? Math.round(v).toLocaleString('en') : unit === 'frames' || unit === 'elements' ? v.toFixed(0) : v >= 100 ? v.toFixed(0) : v.toFixed(1))
// Ratios to React, and to the vanilla baseline.
const refs = ['react', 'vanilla'].flatMap((name) => apps.filter((a) => a.name === name))
const pairs = refs.flatMap((ref, i) => apps.filter((a) => !refs.slice(0, i + 1).includes(a)).map((a) => [a, ref]))
const table = []
for (const [metric, per] of Object.entries(samples)) {
  const unit = units.get(metric)
  const line = [metric + ' (' + unit + ')']
  report.metrics[metric] = { unit, apps: {} }
  for (const app of apps) {
    const l = per[app.name], mid = median(l)
    report.metrics[metric].apps[app.name] = { min: Math.min(...l), median: mid, max: Math.max(...l), samples: l }
    line.push(`${show(Math.min(...l), unit)} / ${show(mid, unit)} / ${show(Math.max(...l), unit)}`)
  }
  for (const [app, ref] of pairs) {
    const one = median(per[ref.name])
    line.push(one ? (median(per[app.name]) / one).toFixed(2) : '–')
  }
  table.push(line)
}
const head = ['metric: min / median / max', ...apps.map((a) => a.name), ...pairs.map(([a, ref]) => `${a.name} ÷ ${ref.name}`)]
console.log('| ' + head.join(' | ') + ' |\n|' + head.map((_, i) => (i ? '--:' : '---')).join('|') + '|')
for (const l of table) console.log('| ' + l.join(' | ') + ' |')
console.log('\nAll keystrokes pooled (input event to painted result, ms): median / p95 / max')
for (const [k, per] of Object.entries(keys)) {
  report.keystrokes[k] = Object.fromEntries(Object.entries(per).map(([a, l]) => [a, { count: l.length, median: median(l), p95: pct(l, 0.95), max: Math.max(...l) }]))
  console.log(`  ${k}: ` + apps.map((a) => { const x = report.keystrokes[k][a.name]; return `${a.name} ${show(x.median)} / ${show(x.p95)} / ${show(x.max)} (${x.count})` }).join('; '))
}
console.log('\nWhole dist, brotli 11: ' + apps.map((a) => `${a.name} ${report.distBytes[a.name].all.toLocaleString('en')} B`).join('; '))
const file = opt.out ?? 'out/measure.json'
await mkdir(dirname(file), { recursive: true })
await writeFile(file, JSON.stringify(report, null, 1))
await writeFile(file.replace(/\.json$/, '.svg'), chart(report))
console.log(`Results: ${file}; chart: ${file.replace(/\.json$/, '.svg')}`)
