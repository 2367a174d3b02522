// Reads the visible rows with all their texts, and compares them with truth.mjs.
import assert from 'node:assert/strict'
import { fold, teller } from './truth.mjs'

const plain = (s) => s.replace(/[\u2066-\u2069]/g, '').trim() // without isolates

/** Waits until every row has its description: an app may write it after the rows have been at rest. Some have it in the text. */
const told = (page, kind, css) => page.waitForFunction(([kind, css]) => {
  const rows = window.__m?.rows(kind) ?? []
  return rows.length && rows.every((r) => [...(css ? r.querySelectorAll(css) : [r])].every((e) => e.hasAttribute('aria-description')))
}, [kind, css], { timeout: 1500 }).catch(() => {})

/** The visible rows of the list. */
export const listed = async (page, app) => (await told(page, 'table', '[aria-colindex="4"], [aria-colindex="5"]'), page.evaluate(([sel, bar]) => window.__m.rows('table').map((r) => ({
  id: /org_\w+/.exec(r.querySelector('a').getAttribute('href'))[0], index: Number(r.getAttribute('aria-rowindex')), picture: r.querySelector('img')?.src ?? null,
  cells: [...r.querySelectorAll(sel.cell)].map((c, i) => ({
    text: window.__m.cell(r, i), col: c.getAttribute('aria-colindex'), about: c.getAttribute('aria-description'),
    marks: [...c.querySelectorAll('mark')].map((m) => m.textContent), bar: i === 3 || i === 4 ? new Function('return ' + bar)()(c) : null,
  })),
})), [app.sel, String(app.bar)]))

/** The visible rows of the tree. */
export const items = async (page, app) => (app.described && await told(page, 'tree'), page.evaluate((sel) => window.__m.rows('tree').map((r) => ({
  name: r.querySelector(sel.label).textContent, text: r.textContent, about: r.getAttribute('aria-description') ?? r.textContent, picture: r.querySelector('img')?.src ?? null,
  marks: [...r.querySelectorAll('mark')].map((m) => m.textContent), quiet: r.hasAttribute('data-quiet') || !!r.querySelector('.quiet'),
  ...Object.fromEntries(['level', 'posinset', 'setsize', 'expanded'].map((a) => [a, r.getAttribute('aria-' + a)])),
})), app.sel))

export function checks(orgs) {
  const say = teller(orgs), byName = new Map(orgs.map((o) => [o.name, o])), byId = new Map(orgs.map((o) => [o.id, o]))
  const timesIn = (text, term) => fold(text).split(term).length - 1

  /** term: the search term, to be highlighted. */
  const rows = (list, url, term) => list.forEach((r, k) => {
    const o = byId.get(r.id), told = say(o)
    assert.deepEqual(r.cells.map((c) => plain(c.text)), told.cells, `the cells of ${o.name}`)
    assert.deepEqual(r.cells.map((c) => c.col), ['1', '2', '3', '4', '5', '6', '7'])
    assert.equal(r.index, list[0].index + k, 'aria-rowindex')
    assert.equal(r.picture, o.picture && url + o.picture, `the logo of ${o.name}`)
    for (const [c, use] of [[3, told.locations], [4, told.users]]) {
      assert.equal(plain(r.cells[c].about), use.sentences)
      if (use.bar !== 'free' && use.bar !== 'off') assert.deepEqual(r.cells[c].bar, [use.bar, use.tone], `the bar of ${o.name}: ${use.words}`)
      else assert.equal(r.cells[c].bar[0], use.bar)
    }
    told.marked.forEach((texts, c) => {
      const times = term ? texts.reduce((n, text) => n + timesIn(text, term), 0) : 0
      assert.deepEqual(r.cells[c].marks.map(fold), Array(times).fill(term), `the marks in cell ${c} of ${o.name}`)
    })
  })

  /** The visible rows are the first of the matches, the best first. */
  const ranks = (list, found) => {
    assert.deepEqual(list.map((r) => found.get(byId.get(r.id))), [...found.values()].sort((a, b) => b - a).slice(0, list.length), 'rows that were not found, or not the best first')
    assert.equal(new Set(list.map((r) => r.id)).size, list.length)
  }

  /** kept: the organizations that are shown; found: the matches among them, by term. */
  const tree = (list, url, { kept = orgs, found = null, term } = {}) => {
    const shown = new Set(kept), path = []
    for (const r of list) {
      const o = byName.get(r.name), told = say(o), level = Number(r.level), isFound = found?.includes(o)
      assert.ok(o && shown.has(o), 'not to be shown: ' + r.name)
      assert.equal(level, o.depth + 1, `the level of ${o.name}`)
      path.length = level - 1
      if (o.parent_org_id && path[level - 2] !== undefined) assert.equal(path[level - 2], o.parent_org_id, `${o.name} is not under its parent`)
      path[level - 1] = o.id
      const siblings = kept.filter((s) => s.parent_org_id === o.parent_org_id).length
      assert.equal(Number(r.setsize), siblings, `aria-setsize of ${o.name}`)
      assert.ok(r.posinset >= 1 && r.posinset <= siblings)
      assert.equal(r.expanded !== null, orgs.some((c) => c.parent_org_id === o.id), `whether ${o.name} can be opened`)
      assert.ok(r.text.endsWith(told.number) && r.text.includes(told.count) && plain(r.about).includes(told.treeWords), `what is said of ${o.name}: ${r.about} | ${r.text}`)
      assert.equal(r.picture, o.picture && url + o.picture, `the logo of ${o.name}`)
      assert.deepEqual(r.marks.map(fold), isFound ? Array(timesIn(o.name, term)).fill(term) : [], `the marks in ${o.name}`)
      assert.equal(r.quiet, !!found && !isFound, `whether ${o.name} is quiet`)
    }
  }
  return { rows, ranks, tree }
}
