// One Chromium and one process for many audits: {chrome, pages: [[address, categories]…]} in; out: a line of JSON for each page.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { text } from "node:stream/consumers";

// Lighthouse fetches robots.txt out of the page, which a strict Content Security Policy rightly forbids; it is no part of the page.
const skipAudits = ["robots-txt"];
const throttling = { rttMs: 400, throughputKbps: 400, cpuSlowdownMultiplier: 4 };
const { chrome, flags, pages } = JSON.parse(await text(process.stdin));
const browser = await launch({ chromePath: chrome, chromeFlags: flags });
for (const [address, onlyCategories] of pages) {
  const { lhr } = await lighthouse(address, { port: browser.port, logLevel: "error", output: "json", formFactor: "mobile",
    throttlingMethod: "simulate", throttling, onlyCategories, skipAudits });
  const scores = Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(score * 100)]));
  const below = Object.values(lhr.categories).flatMap(({ id, auditRefs }) => id === "performance" ? [] : auditRefs
    .filter((ref) => ref.weight && lhr.audits[ref.id].score !== null && lhr.audits[ref.id].score < 1)
    .map((ref) => `${lhr.audits[ref.id].title} ${JSON.stringify(lhr.audits[ref.id].details?.items?.[0] ?? "").slice(0, 300)}`));
  const value = (name) => lhr.audits[name]?.numericValue;
  console.log(JSON.stringify({ scores, below, lcp: value("largest-contentful-paint"), tbt: value("total-blocking-time"),
    cls: value("cumulative-layout-shift"), error: lhr.runtimeError?.message ?? "" }));
}
await browser.kill();
