// node check.mjs react vanilla [--canopy DIST]   Opens each app's views, compares what they show with truth.mjs, and
// leaves screenshots in out/. Run it before trusting a measurement.
import { chromium } from 'playwright-core'
import { mkdir } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import assert from 'node:assert/strict'
import { adapters, pathOf } from './adapters.mjs'
import { install } from './page.mjs'
import { serve } from './server.mjs'
import { organizations, workspaceId } from './data.mjs'
import { checks, items, listed } from './rows.mjs'
import { collators, finder, fold, pickQuery } from './truth.mjs'

const { values: opt, positionals } = parseArgs({ allowPositionals: true, options: { canopy: { type: 'string' }, chromium: { type: 'string', default: process.env.CHROMIUM ?? '/usr/bin/chromium' } } })
const apps = positionals.map((n) => adapters[n])
if (opt.canopy) apps.push({ ...adapters.canopy, dist: opt.canopy })
const N = 1000
const orgs = organizations(N), { query, table, tree } = pickQuery(orgs), find = finder(orgs), check = checks(orgs)
const byId = new Map(orgs.map((o) => [o.id, o]))
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mP8z8BQz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC', 'base64')
/** The ancestors' names, root first. */
const line = (o) => { const l = []; for (let p = byId.get(o.parent_org_id); p; p = byId.get(p.parent_org_id)) l.unshift(p.name); return l }

// Searches of every kind: accents, case, two terms of which one matches an ancestor, IDs from four letters on, no match.
const accented = orgs.find((o) => /[À-ž]/.test(o.name) && o.parent_org_id), leaf = orgs.find((o) => o.depth > 2 && o.billing_account_id && o.external_id)
const searches = [
  accented.name, fold(accented.name).toUpperCase(), accented.name.split(' ')[0].slice(0, 4), `${leaf.name.split(' ').at(-1)}  ${line(leaf).at(-1).split(' ')[0]}`,
  leaf.id.toUpperCase(), leaf.id.slice(10, 14), leaf.id.slice(10, 13), leaf.external_id, leaf.billing_account_id, 'org_', leaf.branding.login_hint, 'zürich łódź', 'no such thing',
]

// Columns as [header, what it sorts by, blank ones come last].
const columns = [
  ['Name', (o) => o.name], ['Parent', line], ['Depth', (o) => o.depth],
  ['Locations', (o) => o.usage.subtree_usage.locations], ['Users', (o) => o.usage.subtree_usage.users],
  ['Login hint', (o) => o.branding.login_hint, true], ['Billing account', (o) => o.billing_account_id ?? '', true],
]
/** Whether shown begins the order of all values, by one of the orders an app may choose from. */
function isStart(shown, all, sign) {
  const compares = typeof all[0] === 'number' ? [(a, b) => a - b]
    : typeof all[0] === 'string' ? collators
      : collators.flatMap((c) => [(a, b) => c(a.join(' › '), b.join(' › ')), (a, b) => { for (let k = 0; k < Math.max(a.length, b.length); k++) { const r = a[k] === undefined ? -1 : b[k] === undefined ? 1 : c(a[k], b[k]); if (r) return r } return 0 }])
  return compares.some((c) => { const sorted = [...all].sort((a, b) => sign * c(a, b)); return shown.every((v, k) => c(v, sorted[k]) === 0) })
}

await mkdir('out', { recursive: true })
const browser = await chromium.launch({ executablePath: opt.chromium, args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] })
let bad = 0
for (const app of apps) {
  const server = await serve({ dist: app.dist })
  const errors = []
  const open = async (n) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US', permissions: ['clipboard-read', 'clipboard-write'] })
    const page = await context.newPage()
    page.on('pageerror', (e) => errors.push(String(e)))
    page.on('console', (c) => { if (c.type() === 'error') errors.push(c.text()) })
    await page.addInitScript(app.session, { workspace: workspaceId(n), token: app.token ?? 'check' })
    await page.addInitScript(install, app.sel)
    await page.goto(server.url + pathOf(app, 'table', n))
    return page
  }
  const page = await open(N)
  const shot = (name) => page.screenshot({ path: `out/${app.name}-${name}.png` })
  const count = (on = page) => on.evaluate(() => window.__m.count())
  const until = async (f, want, what) => {
    let got
    for (let i = 0; i < 100; i++) { got = await f(); try { assert.deepEqual(got, want); return } catch { await page.waitForTimeout(50) } }
    assert.deepEqual(got, want, what)
  }
  const search = page.locator(app.sel.search).first()
  const step = async (what, f) => { try { await f(); console.log(`ok   ${app.name}: ${what}`) } catch (e) { bad++; console.log(`FAIL ${app.name}: ${what}: ${e.message.split('\n').slice(0, 12).join('\n     ')}`); await shot('failed') } }
  const rows = () => listed(page, app), nodes = () => items(page, app)
  await step('list: every cell, wherever one scrolls', async () => {
    await until(count, N, 'count')
    const grid = page.locator(app.sel.table).first()
    assert.equal(await grid.getAttribute('aria-rowcount'), String(N + 1))
    assert.equal(await grid.getAttribute('aria-colcount'), '7')
    await shot('table')
    for (const y of [0, 320, 9999, 9900, 31000, 40000, 12345, 0]) {
      await page.evaluate((y) => { window.__m.scroller('table').scrollTop = y; return window.__m.rest(4) }, y)
      const list = await rows()
      assert.ok(list.length >= 17 && list[0].index === Math.min(Math.floor(y / 32), N - list.length) + 2, `at ${y}: ${list.length} rows from ${list[0].index}`)
      check.rows(list, server.url)
      const order = await page.evaluate((css) => [...document.querySelectorAll(css)].map((e) => Number(e.getAttribute('aria-rowindex'))).filter(Boolean), app.sel.row)
      assert.deepEqual(order, [...order].sort((a, b) => a - b), 'rows stand in the document in another order than one sees')
    }
  })
  await step('list: a tip says the sentences, the button copies the id, the name leads to the organization', async () => {
    const row = page.locator(app.sel.row).filter({ has: page.locator(app.sel.cell) }).nth(3), cell = row.locator(app.sel.cell).nth(4)
    const [, , , { id, cells }] = await rows()
    await cell.hover()
    assert.equal(await cell.evaluate((e) => e.title || e.closest('[data-tip]').dataset.tip), cells[4].about)
    await row.getByRole('button', { name: 'Copy ID' }).click()
    await until(() => page.evaluate(() => navigator.clipboard.readText()), id, 'the clipboard')
    await row.getByRole('link').click({ position: { x: 4, y: 8 } })
    await page.getByRole('heading', { name: byId.get(id).name }).first().waitFor()
    assert.ok(page.url().includes(id))
    await page.goBack()
    await until(count, N, 'back in the list')
  })
  await step('list: search narrows at each letter, marks what it found, and clears', async () => {
    for (let i = 0; i < query.length; i++) {
      await search.press(query[i])
      await until(count, table.counts[i], `count for ${query.slice(0, i + 1)}`)
      await page.evaluate(() => window.__m.rest(2))
      const list = await rows(), found = find(query.slice(0, i + 1), 'table')
      assert.ok(list.length >= Math.min(found.size, 17), 'too few rows')
      check.ranks(list, found)
      check.rows(list, server.url, query.slice(0, i + 1))
    }
    await shot('search')
    for (const q of searches) {
      const found = find(q, 'table')
      await search.fill(q)
      await until(count, found.size, `count for ${q}`)
      await page.evaluate(() => window.__m.rest(2))
      check.ranks(await rows(), found)
    }
    await search.fill(''); await until(count, N, 'cleared')
    check.rows(await rows(), server.url)
  })
  await step('list: each column sorts up and down', async () => {
    for (const [head, value, blankLast] of columns) {
      const header = page.locator(app.sel.header).filter({ hasText: head }), seen = []
      for (let i = 0; i < 2; i++) {
        await header.locator('button').click()
        await page.waitForTimeout(150)
        seen.push(await header.getAttribute('aria-sort'))
        const list = await rows(), shown = list.map((r) => value(byId.get(r.id))), all = orgs.map(value).filter((v) => !blankLast || v !== '')
        assert.ok(isStart(shown, all, seen.at(-1) === 'ascending' ? 1 : -1), `${head} ${seen.at(-1)}: ${shown.join(' | ')}`)
        check.rows(list, server.url)
      }
      assert.deepEqual([...seen].sort(), ['ascending', 'descending'])
    }
    await shot('sorted')
  })

  await step('tree: opens, expands, obeys the arrows', async () => {
    const level = async () => (await nodes()).map((r) => r.level), expanded = async () => (await nodes())[0].expanded
    await page.getByRole('link', { name: app.links.tree, exact: true }).click()
    await page.locator(app.sel.item).first().waitFor()
    await until(async () => new Set(await level()).size, 1, 'only roots')
    const roots = (await level()).length
    await shot('tree')
    // Keyboard: focus the tree, go to the first node, open it, step in, step out, close it.
    assert.equal(await expanded(), 'false', 'the first root can be opened')
    await page.locator(app.sel.item).first().locator(app.sel.label).click()
    await page.keyboard.press('Home')
    if ((await expanded()) === 'true') await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowRight')
    await until(expanded, 'true', 'ArrowRight opens')
    assert.equal((await level())[1], '2')
    await page.keyboard.press('ArrowRight'); await page.keyboard.press('ArrowDown'); await page.keyboard.press('ArrowUp')
    await shot('tree-keys')
    await page.keyboard.press('ArrowLeft'); await page.keyboard.press('ArrowLeft')
    if ((await expanded()) === 'true') await page.keyboard.press('ArrowLeft')
    await until(expanded, 'false', 'ArrowLeft closes')
    await until(async () => (await level()).length, roots, 'as before')
    await page.getByRole('button', { name: app.buttons.expandAll }).click()
    await until(() => page.evaluate((n) => { const r = window.__m.rows('tree'); return r.every((x) => x.getAttribute('aria-expanded') !== 'false') && Math.round(window.__m.scroller('tree').scrollHeight / r[0].getBoundingClientRect().height) >= n }, N), true, 'all expanded')
    for (const y of [0, 320, 9999, 9900, 40000, 12345, 0]) {
      await page.evaluate((y) => { window.__m.scroller('tree').scrollTop = y; return window.__m.rest(4) }, y)
      check.tree(await nodes(), server.url)
    }
    await shot('tree-all')
    await page.getByRole('button', { name: app.buttons.collapseAll }).click()
    await until(async () => (await level()).length, roots, 'collapsed')
  })
  await step('tree: search counts its own, keeps ancestors, marks, clears', async () => {
    for (const q of searches) { await search.fill(q); await until(count, find(q, 'tree').size, `count for ${q}`) }
    await search.fill('')
    for (let i = 0; i < query.length; i++) { await search.press(query[i]); await until(count, tree.counts[i], `count for ${query.slice(0, i + 1)}`) }
    await page.evaluate(() => window.__m.rest(2))
    const found = [...find(query, 'tree').keys()], kept = new Set()
    for (const o of found) for (let p = o; p; p = byId.get(p.parent_org_id)) kept.add(p)
    const list = await nodes()
    assert.ok(list.length >= Math.min(kept.size, 17), 'too few rows')
    check.tree(list, server.url, { kept: [...kept], found, term: query })
    await shot('tree-search')
    await search.fill(''); await until(count, N, 'cleared')
  })
  if (app.fields) await step('create form: preview, then the new one is listed', async () => {
    await page.getByRole('link', { name: app.links.create }).click()
    await page.getByRole('button', { name: app.buttons.create }).click()
    await page.getByText('Name is required').waitFor()
    await page.getByLabel(app.fields.name, { exact: false }).first().fill('Zanzibar Test מבחן')
    await page.getByLabel(app.fields.logo).first().setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: png })
    await page.getByLabel(app.fields.primary).fill('#aa0044')
    await page.getByLabel(app.fields.background).fill('#ddeeff')
    await page.getByText('Log in to Zanzibar Test').waitFor()
    await until(() => page.getByAltText('Logo preview').getAttribute('src'), 'data:image/png;base64,' + png.toString('base64'), 'logo preview')
    await shot('create')
    const [request] = await Promise.all([page.waitForRequest((r) => r.method() === 'POST'), page.getByRole('button', { name: app.buttons.create }).click()])
    const body = request.postDataJSON()
    assert.equal(body.branding.colors.primary, '#aa0044'); assert.equal(body.branding.colors.page_background, '#ddeeff')
    assert.ok(JSON.stringify(body).includes(png.toString('base64')))
    await until(count, N + 1, 'one more')
    await search.fill('zanzibar')
    await until(count, 1, 'found')
    await shot('created')
  })
  await step('a limit of 0 is off, here and below', async () => {
    const made = async (body) => (await fetch(`${server.url}/workspaces/${workspaceId(60)}/organizations`, { method: 'POST', headers: { authorization: 'Bearer check' }, body: JSON.stringify(body) })).json()
    const above = await made({ name: 'Quiet House', limits: { users: 0 } })
    await made({ name: 'Quiet Room', parent_org_id: above.id })
    const other = await open(60)
    await until(() => count(other), 62, 'count')
    await other.locator(app.sel.search).first().fill('quiet')
    await until(() => count(other), 2, 'found')
    const [house, room] = (await listed(other, app)).sort((a, b) => a.index - b.index)
    assert.deepEqual([house, room].map((r) => [r.cells[4].text, r.cells[4].bar[0], r.cells[3].bar[0], r.cells[4].about]), [
      ['Off', 'off', 'free', 'Users: 0 used in total, 0 of them by this organization. Turned off for this organization.'],
      ['Off (set above)', 'off', 'free', 'Users: 0 used. No own limit. Quiet House turns this off for all its descendants.'],
    ])
    await other.screenshot({ path: `out/${app.name}-off.png` })
    await other.context().close()
  })
  await step('no errors in the page', async () => assert.deepEqual(errors, []))
  await page.context().close()
  await server.close()
}
await browser.close()
process.exit(bad ? 1 : 0)
