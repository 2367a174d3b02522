// What the yardstick knows of an app: where its views are and how to find things in them. Everything is found by
// role or by accessible name, so that an app is measured through what it promises its users.
import { fileURLToPath } from 'node:url'
const here = (p) => fileURLToPath(new URL(p, import.meta.url))

export const base = {
  // Runs in the page before the app: hands it the session.
  session: ({ workspace, token }) => localStorage.setItem('canopy.session', JSON.stringify({ api: '', workspace, token })),
  paths: { table: '/organizations', tree: '/tree', create: '/organizations/new' },
  links: { table: 'Organizations', tree: 'Tree', create: 'New organization' }, // in the main navigation
  buttons: { expandAll: 'Expand all', collapseAll: 'Collapse all', create: 'Create organization' },
  fields: { name: 'Name', logo: 'Logo', primary: 'Primary colour', background: 'Page background colour' },
  columns: { name: { header: 'Name', cell: 0 }, users: { header: 'Users', cell: 4 } }, // cell: its place in a row
  // Runs in the page: how the bar of a use is drawn in its element. A share in percent, 'free' or 'off'; and its tone.
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
  // Override here whatever canopy does differently; --canopy DIST_DIR supplies dist.
  canopy: {
    ...base, name: 'canopy', dist: null,
    // As src/state/session/shared.rs keeps it: when somebody signed out last, nothing here, and the token.
    session: ({ token }) => sessionStorage.setItem(`canopy  ${location.origin} token`, ' ' + token),
    // A token with a subject and no end; nobody checks its signature here.
    token: [{ alg: 'HS256', typ: 'JWT' }, { sub: 'yardstick', name: 'Yard Stick' }].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') + '.c2ln',
    paths: { table: (n) => `/w/ws_${n}/organizations`, tree: (n) => `/w/ws_${n}/tree`, create: (n) => `/w/ws_${n}/organizations/new` },
    sel: { ...base.sel, label: '.tree-name' },
    fields: null, // its form is another one, checked by its own tests
    described: true, // rows of the tree get a description beside their text
    bar: (e) => {
      const { dataset: { bound, tone }, style } = e
      return [{ unbounded: 'free', off: 'off' }[bound] ?? parseFloat(style.getPropertyValue('--meter-share')), { caution: 'caution', over: 'over' }[tone] ?? 'plain']
    },
  },
}
