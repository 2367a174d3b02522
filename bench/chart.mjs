// node chart.mjs out/measure.json > chart.svg
//
// Draws the results of a run: the time for a keystroke and for the first rows, in each app.
import { readFile } from 'node:fs/promises'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'

const SAYS = { react: 'React', vanilla: 'Vanilla JS', canopy: 'Canopy' }
const GROUPS = (report) => [
  ...report.sizes.map((n) => [`${n}: table search cpu`, `Keystroke in the list, ${n.toLocaleString('en')} organizations`]),
  ...report.sizes.map((n) => [`${n}: tree search cpu`, `Keystroke in the tree, ${n.toLocaleString('en')} organizations`]),
  [`load 1000, CPU ${report.cpuThrottle}x: first rows`, `First rows of 1,000 organizations, processor ${report.cpuThrottle} times slower`],
]
const BAR = 12, LEFT = 64, LONGEST = 420

/** The medians of a run as an SVG that follows the reader's light or dark theme. */
export function chart(report) {
  const lines = []
  let y = 4
  for (const [metric, title] of GROUPS(report)) {
    const of = report.metrics[metric]
    if (!of) continue
    lines.push(`<text class="title" x="0" y="${(y += 14)}">${title}</text>`)
    y += 6
    const known = Object.entries(of.apps).filter(([app]) => SAYS[app])
    const most = Math.max(...known.map(([, { median }]) => median))
    for (const [app, { median }] of known) {
      const width = Math.max(1, (median / most) * LONGEST).toFixed(1)
      lines.push(
        `<text x="${LEFT - 8}" y="${y + 10}" text-anchor="end">${SAYS[app]}</text>` +
          `<rect class="${app}" x="${LEFT}" y="${y}" width="${width}" height="${BAR}"/>` +
          `<text x="${LEFT + Number(width) + 6}" y="${y + 10}">${median >= 100 ? median.toFixed(0) : median.toFixed(1)} ${of.unit}</text>`,
      )
      y += BAR + 3
    }
    y += 8
  }
  const style =
    'text{font:11px system-ui,sans-serif;fill:#535c63}.title{font-weight:600;fill:#13181b}.react{fill:#a4acb2}.vanilla{fill:#c9cfd3}.canopy{fill:#086f84}' +
    '@media(prefers-color-scheme:dark){text{fill:#a4acb2}.title{fill:#e5e9ec}.react{fill:#788288}.vanilla{fill:#535c63}.canopy{fill:#5cc3da}}'
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 560 ${y}" role="img" aria-label="Time for a keystroke and for the first rows in React, vanilla JavaScript and Canopy"><style>${style}</style>${lines.join('')}</svg>\n`
}

if (argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(chart(JSON.parse(await readFile(argv[2], 'utf8'))))
