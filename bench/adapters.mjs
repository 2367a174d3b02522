// What the benchmark knows about each app: where its views are and how to find elements in them. Everything is found by
// role or accessible name, so that the benchmark uses each app as a person would.
import { fileURLToPath } from 'node:url'
const here = (p) => fileURLToPath(new URL(p, import.meta.url))

export const base = {
  // Runs in the page before the app and gives it the session.
  session: ({ workspace, token }) => localStorage.setItem('canopy.session', JSON.stringify({ api: '', workspace, token })),
  paths: { table: '/organizations', tree: '/tree', create: '/organizations/new' },
  links: { table: 'Organizations', tree: 'Tree', create: 'New organization' }, // in the main navigation
  buttons: { expandAll: 'Expand all', collapseAll: 'Collapse all', create: 'Create organization' },
  fields: { name: 'Name', logo: 'Logo', primary: 'Primary color', background: 'Page background color' },
  columns: { name: { header: 'Name', cell: 0 }, users: { header: 'Users', cell: 4 } }, // cell: its place in a row
  // Runs in the page: how a usage bar is drawn in its element. A share in percent, 'free' or 'off', and its tone.
  bar: (e) => [['free', 'off'].find((c) => e.classList.contains(c)) ?? parseFloat(e.style.getPropertyValue('--share')), ['caution', 'over'].find((c) => e.classList.contains(c)) ?? 'plain'],
  sel: {
    search: '[role=searchbox], input[type=search]',
    table: '[role=table], [role=grid], [role=treegrid], table',
    row: '[role=row], tr',
    cell: '[role=cell], [role=gridcell], [role=rowheader], td',
    header: '[role=columnheader], thead th',
    tree: '[role=tree]',
    item: '[role=treeitem]',
    // The first number in it is how many organizations match (table: rows shown; tree: matches, not their ancestors).
    status: 'main [role=status]',
    label: '.label', // the name in a row of the tree
  },
}

/** Where a view of an app is, for a workspace of n organizations. */
export const pathOf = (app, view, n) => (typeof app.paths[view] === 'function' ? app.paths[view](n) : app.paths[view])

export const adapters = {
  react: { ...base, name: 'react', dist: here('react/dist') },
  vanilla: { ...base, name: 'vanilla', dist: here('vanilla/dist') },
  // Override here what Canopy does differently; --canopy DIST_DIR supplies dist.
  canopy: {
    ...base, name: 'canopy', dist: null,
    // In the format of src/state/session/shared.rs: the time of the last sign-out (none here) and the token.
    session: ({ token }) => sessionStorage.setItem(`canopy  ${location.origin} token`, ' ' + token),
    // A token with a subject and without an expiry time. Nothing checks its signature here.
    token: [{ alg: 'HS256', typ: 'JWT' }, { sub: 'benchmark', name: 'Bench Mark' }].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') + '.c2ln',
    paths: { table: (n) => `/w/ws_${n}/organizations`, tree: (n) => `/w/ws_${n}/tree`, create: (n) => `/w/ws_${n}/organizations/new` },
    sel: { ...base.sel, label: '.tree-name' },
    fields: null, // its form is different and has its own tests
    described: true, // tree rows have a description beside their text
    bar: (e) => {
      const { dataset: { bound, tone }, style } = e
      return [{ unbounded: 'free', off: 'off' }[bound] ?? parseFloat(style.getPropertyValue('--meter-share')), { caution: 'caution', over: 'over' }[tone] ?? 'plain']
    },
  },
}
