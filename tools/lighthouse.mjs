// Starts a sandbox, signs in and runs Lighthouse with its desktop profile on three pages: prints the scores, saves the
// reports, and fails below the required scores. How fast a page is depends on the machine: `make bench` measures that
// against other consoles, and here it is only printed. Arguments: the sandbox's program, and a folder for the reports.
// CANOPY_LIGHTHOUSE is the folder where npm installed Lighthouse; CANOPY_CHROMIUM is the browser.

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [program, folder] = process.argv.slice(2);
const required = { accessibility: 100, "best-practices": 100 };
const printed = ["performance", ...Object.keys(required)];

const from = createRequire(join(process.env.CANOPY_LIGHTHOUSE, "node_modules/"));
const load = (name) => import(pathToFileURL(from.resolve(name)));
const { default: lighthouse, desktopConfig } = await load("lighthouse");
const { default: puppeteer } = await load("puppeteer-core");

const data = mkdtempSync(join(tmpdir(), "canopy-audit-"));
const sandbox = spawn(program, ["serve", "--port", "0", "--data", data, "--dist", "dist"], { stdio: ["ignore", "pipe", "inherit"] });
const browser = await puppeteer.launch({ executablePath: process.env.CANOPY_CHROMIUM, args: ["--no-sandbox"] });

try {
  const home = await announced(sandbox.stdout);
  const page = await browser.newPage();
  await page.goto(`${home}/sign-in`);
  await page.locator("::-p-aria(Sign in as owner)").click();
  await page.waitForFunction(() => !location.pathname.startsWith("/sign-in"));
  await page.goto(`${home}/workspaces`);
  const [largest] = await links(page);
  const workspace = largest.replace(/\/organizations$/, "");
  mkdirSync(folder, { recursive: true });
  for (const [name, path] of [["list", "organizations"], ["tree", "tree"], ["form", "organizations/new"]])
    record(name, await report(page, `${workspace}/${path}`));
} finally {
  await browser.close();
  sandbox.kill();
  rmSync(data, { recursive: true, force: true });
}

async function announced(output) {
  for await (const line of createInterface({ input: output })) {
    const found = line.match(/Canopy is at (http:\S+?)\/?$/);
    if (found) return found[1];
  }
  throw new Error("The sandbox didn't start.");
}

async function links(page) {
  await page.waitForSelector("main li a");
  return page.$$eval("main li a", (all) => all.map((link) => link.href));
}

function scoreOf({ lhr }, category) {
  return Math.round(100 * lhr.categories[category].score);
}

function failures(run) {
  return Object.keys(required).filter((category) => scoreOf(run, category) < required[category]);
}

// Sometimes the start of the browser's trace is missing; Lighthouse then has to run again.
async function report(page, address, attempts = 3) {
  const flags = { disableStorageReset: true, onlyCategories: printed };
  const found = await lighthouse(address, flags, desktopConfig, page);
  const { runtimeError } = found.lhr;
  if (!runtimeError) return found;
  if (attempts === 1) throw new Error(`Lighthouse couldn't audit ${address}: ${runtimeError.message}`);
  console.error(`Running Lighthouse again: ${runtimeError.message}`);
  return report(page, address, attempts - 1);
}

function record(name, run) {
  const { lhr, report } = run;
  writeFileSync(join(folder, `${name}.json`), report);
  const failed = failures(run);
  if (failed.length > 0) process.exitCode = 1;
  const scores = printed.map((category) => {
    const below = failed.includes(category) ? ` (less than ${required[category]})` : "";
    return `${category} ${scoreOf(run, category)}${below}`;
  });
  console.log(`${name.padEnd(5)} ${scores.join("  ")}`);
  for (const category of Object.values(lhr.categories))
    for (const { id, weight } of category.auditRefs) {
      const { score, title, scoreDisplayMode } = lhr.audits[id];
      if (weight > 0 && score !== null && score < 0.9 && scoreDisplayMode !== "informative") console.log(`      ${id}: ${title}`);
    }
}
