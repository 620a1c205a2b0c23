// The page of results: asks Pagefind's index what is asked in the form and in the address, and shows what it says.
//
// Nothing is kept in the browser, nothing goes to another host, and no text becomes HTML: results are made of text nodes, so
// that the page can forbid everything else (`require-trusted-types-for 'script'`). Pagefind therefore runs here and not in a
// worker, whose address it would hand over as a plain text. The words that are said stand in the page (search.html).

const FILTERS = ["year", "country", "subject", "type"];
const AT_ONCE = 10;
const PAUSE = 300;
// As in hooks/editorial/site/search_documents.py: the little words before an apostrophe are words of their own in the index.
const ELISION = "(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’]";
const ELIDED = new RegExp(`(^|[^\\p{L}\\p{N}])(${ELISION})(?=[\\p{L}\\p{N}])`, "giu");
const PARTED = new RegExp(`(^|[^\\p{L}\\p{N}])(${ELISION}(?:</mark>)?) (?=(?:<mark>)?[\\p{L}\\p{N}])`, "giu");

const language = document.documentElement.lang;
const form = document.getElementById("search");
const words = document.getElementById("words");
const narrow = form.querySelector("details");
const results = document.getElementById("results");
const heading = results.querySelector("h2");
const found = document.getElementById("found");
const list = results.querySelector("ol");
const more = document.getElementById("more");
const say = results.dataset;

let engine;
let partLost = false;
let turn = 0;
let waiting;
let typing = false;
let counting = false;
let rest = [];

// Pagefind finds nothing, without a word, where a part of its index cannot be fetched. That must not read as “no results”.
const fetched = window.fetch;
window.fetch = async (...request) => {
  try {
    const answer = await fetched(...request);
    partLost ||= !answer.ok;
    return answer;
  } catch (error) {
    partLost = true;
    throw error;
  }
};

/** Pagefind, fetched when it is first needed, and again after a failure. */
async function pagefind() {
  engine ??= import(new URL(`${say.bundle}pagefind.js`, document.baseURI)).then((module) => module.createInstance({ noWorker: true }));
  return engine;
}

/** What the form asks: the words as Pagefind takes them (null: any), the filters that are set, the order. */
function question() {
  const values = new FormData(form);
  const term = asTerm(values.get("q"));
  const filters = Object.fromEntries(FILTERS.map((name) => [name, values.get(name)]).filter(([, value]) => value));
  const sort = values.get("sort") || !term ? { date: "desc" } : {};
  return { term, filters, sort, empty: !term && !Object.keys(filters).length };
}

/** Any quotation marks are those of a phrase; “l’incitation” asks for “incitation”; “oeuvre” for “œuvre”. */
function asTerm(text) {
  let term = text.trim().replace(/[«»“”„]/g, '"');
  if (language === "fr") term = term.replace(/oe(?=[ui])/gi, "œ");
  const phrase = /^".+"$/.test(term);
  return term.replace(ELIDED, phrase ? "$1$2 " : "$1").trim() || null;
}

/** Finds, and shows it unless something else has been asked meanwhile. */
async function find(wanted = AT_ONCE) {
  const mine = ++turn;
  const asked = question();
  clearTimeout(waiting);
  if (asked.empty) return clear();
  waiting = setTimeout(() => announce(say.wait), PAUSE);
  partLost = false;
  try {
    const index = await pagefind();
    counting ||= Object.keys(asked.filters).length > 0;
    if (counting) await index.filters();
    const answer = await index.search(asked.term, asked);
    const first = await Promise.all(answer.results.slice(0, wanted).map((result) => result.data()));
    const counts = counting ? await countsBy(index, asked, answer.filters) : {};
    if (partLost) throw new Error("a part of the index is missing");
    if (mine === turn) show(asked.term, answer.results, first, counts);
  } catch (error) {
    engine = undefined;
    if (mine === turn) fail();
  }
}

/** How many results each value of each filter would leave, the other filters as they are. */
async function countsBy(index, { term, filters }, now) {
  const counts = { ...now };
  for (const name of Object.keys(filters)) {
    const { [name]: own, ...others } = filters;
    counts[name] = (await index.search(term, { filters: others })).filters[name];
  }
  return counts;
}

/** Counts for the filters, from now on: their part of the index is fetched when somebody turns to them. */
function count() {
  if (counting) return;
  counting = true;
  find(list.children.length || AT_ONCE);
}

function show(term, all, first, counts) {
  clearTimeout(waiting);
  const number = all.length;
  const pattern = say[new Intl.PluralRules(language).select(number)] ?? say.other;
  announce(number ? pattern.replace("{number}", new Intl.NumberFormat(language).format(number)) : say.none);
  // What is there already stays as it is: somebody may be reading it, with the focus on it, when only counts have come.
  const these = JSON.stringify([term, ...first.map(({ url }) => url)]);
  if (these !== list.dataset.shown) list.replaceChildren(...first.map(item));
  list.dataset.shown = these;
  rest = all.slice(first.length);
  more.hidden = !rest.length;
  label(counts);
}

function fail() {
  clearTimeout(waiting);
  empty();
  more.hidden = true;
  label({});
  announce(say.failed);
}

function clear() {
  empty();
  more.hidden = true;
  heading.hidden = true;
  found.textContent = "";
  label({});
}

function empty() {
  list.replaceChildren();
  delete list.dataset.shown;
}

/** Says it where it is seen, and to screen readers without moving the focus. */
function announce(text) {
  heading.hidden = false;
  if (found.textContent !== text) found.textContent = text;
}

/** Writes behind each value of the filters how many results it would leave; what would leave none cannot be chosen. */
function label(counts) {
  for (const name of FILTERS) {
    for (const option of form.elements[name].options) {
      if (!option.value) continue;
      option.dataset.name ??= option.textContent;
      const number = counts[name] ? (counts[name][option.value] ?? 0) : undefined;
      option.textContent = number === undefined ? option.dataset.name : `${option.dataset.name} (${number})`;
      option.disabled = number === 0 && !option.selected;
    }
  }
}

/** The next results; the focus goes to the first of them. */
async function showMore() {
  const mine = turn;
  const next = rest.slice(0, AT_ONCE);
  partLost = false;
  const data = await Promise.all(next.map((result) => result.data())).catch(() => []);
  if (mine !== turn) return;
  if (partLost || !data.length) return fail();
  const items = data.map(item);
  list.append(...items);
  delete list.dataset.shown;
  rest = rest.slice(next.length);
  more.hidden = !rest.length;
  items[0].querySelector("a").focus();
  history.replaceState({ shown: list.children.length }, "");
}

/** One result: date, kind, places; title; a few words around what was found. */
function item({ url, meta, excerpt, plain_excerpt: plain, raw_content: whole }) {
  const text = whole.replace(/\s+/g, " ").trim();
  const about = [meta.date && element("time", { dateTime: meta.day }, meta.date), meta.kind, meta.places,
    meta.status && element("strong", {}, meta.status)].filter(Boolean);
  const title = element("h3", {}, element("a", { href: url }, joined(meta.title)));
  const parts = [title, element("p", {}, text.startsWith(plain) ? "" : "… ", ...marked(excerpt), text.endsWith(plain) ? "" : " …")];
  if (about.length) parts.unshift(element("p", { className: "when" }, ...about.flatMap((part, at) => (at ? [" · ", part] : [part]))));
  return element("li", {}, ...parts);
}

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.map((child) => (typeof child === "string" ? joined(child) : child)));
  return made;
}

/** A text of the index as it stands on its page: with its apostrophes, and in French with spaces that do not break. */
function joined(text) {
  const whole = text.replace(PARTED, "$1$2");
  return language === "fr" ? whole.replace(/ ([:»])/g, "\u00a0$1").replace(/ ([;?!])/g, "\u202f$1").replace(/« /g, "«\u00a0") : whole;
}

/** An excerpt as nodes. Pagefind writes `<mark>` around words, and `&lt;`, `&gt;` for these signs; there is nothing else. */
function marked(excerpt) {
  const plain = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
  return joined(excerpt).split(/<mark>(.*?)<\/mark>/).map((text, at) =>
    at % 2 && isAsked(text) ? element("mark", {}, plain(text)) : plain(text));
}

/** Pagefind also marks every word that begins like a short word that was asked (“un”: “Unies”). Those are not meant. */
function isAsked(text) {
  const here = lettersOf(text);
  return lettersOf(words.value).some((asked) => here.some((word) => (asked.length > 3 ? word.startsWith(asked.slice(0, 3)) : word === asked)));
}

function lettersOf(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Writes what is asked into the address, so that it can be shared. Typing is one step back, not one for each letter. */
function remember(step) {
  const asked = String(new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim())));
  const address = location.pathname + (asked && `?${asked}`);
  if (address !== location.pathname + location.search) history[step ? "pushState" : "replaceState"]({}, "", address);
}

/** Fills the form from the address. */
function recall() {
  const asked = new URLSearchParams(location.search);
  for (const name of ["q", "sort", ...FILTERS]) {
    const field = form.elements[name];
    field.value = asked.get(name) ?? "";
    if (field.selectedIndex === -1) field.value = "";
  }
  typing = false;
  if (FILTERS.some((name) => form.elements[name].value)) narrow.open = true;
  find(history.state?.shown);
}

let pause;
words.addEventListener("input", () => {
  remember(!typing);
  typing = true;
  clearTimeout(pause);
  pause = setTimeout(find, PAUSE);
});
form.addEventListener("change", (event) => {
  typing = false;
  if (event.target === words) return;
  remember(true);
  find();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  typing = false;
  remember(true);
  find();
});
words.addEventListener("focus", () => pagefind().catch(() => { engine = undefined; }), { once: true });
for (const event of ["toggle", "pointerover", "focusin"]) narrow.addEventListener(event, count);
more.addEventListener("click", showMore);
window.addEventListener("popstate", recall);

document.getElementById("no-script").hidden = true;
form.hidden = false;
const early = words.value;
recall();
// On a slow link a reader may have begun to write before this was here.
if (early && !location.search) {
  words.value = early;
  remember(true);
  find();
}
