// Reads a site in Firefox as a person does. Arguments: Firefox, the folder of puppeteer-core, where prints go, and as JSON
// the site's address, its pages by name, what is to be done, and how many milliseconds to wait. Prints, as JSON, what went wrong with each, or null.
import { createRequire } from "node:module";
import { join } from "node:path";

const [firefox, puppeteer, prints, given] = process.argv.slice(2);
const { address, pages, paths, patience } = JSON.parse(given);
const STOPS = `[...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(
  (each) => each.tabIndex >= 0 && !each.disabled && (each.type !== "radio" || each.checked)
    && each.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))`;
// Where the focus is among the stops that were noted when the page came; a card that opens beside a citation adds some,
// and Firefox stops at what scrolls, too.
const FOCUSED = `(() => {
  const stop = document.activeElement;
  const ringed = (each) => each && getComputedStyle(each).outlineStyle !== "none" && parseFloat(getComputedStyle(each).outlineWidth) >= 2;
  const scrolls = stop.scrollWidth > stop.clientWidth || stop.scrollHeight > stop.clientHeight;
  const place = window.stops.indexOf(stop);
  const isExtra = place < 0 && (stop.closest(".citation-card") !== null || scrolls);
  return { place, isExtra, name: stop.outerHTML.slice(0, 100), isRinged: Boolean(ringed(stop) || ringed(stop.closest(".card"))) };
})()`;
const GROUND = "getComputedStyle(document.body).backgroundColor";
const SHOWN = `[...document.querySelectorAll(".qlist > li")].filter((each) => each.checkVisibility()).length`;

function hold(isTrue, fault) {
  if (!isTrue) throw new Error(fault);
}

// Waits until an expression is true on a page, and says what was waited for where it does not become so.
async function until(page, expression, fault) {
  await page.waitForFunction(expression, { timeout: patience, polling: 50 }).catch(() => hold(false, fault));
}

const press = async (page, key, times = 1) => {
  for (let each = 0; each < times; each++) await page.keyboard.press(key);
};

const READING = {
  async opens(page) {
    for (const path of Object.values(pages)) {
      await page.goto(address + path);
      hold(await page.evaluate(`document.querySelector("h1")?.checkVisibility()`), `${path} shows no heading`);
      for (const width of [1280, 390]) {
        await page.setViewport({ width, height: 800 });
        const wide = await page.evaluate("document.scrollingElement.scrollWidth - innerWidth");
        hold(wide <= 0, `${path} is ${wide} px too wide for ${width}`);
      }
    }
  },

  async home(page) {
    await page.goto(address);
    const link = await page.evaluateHandle(
      `[...document.querySelectorAll("main a")].find((each) => /findings\\/[^/#]+\\/?(#.*)?$/.test(each.href) && each.checkVisibility())`,
    );
    hold(link.asElement(), "home has no link to a finding");
    const wanted = await page.evaluate((each) => each.href, link);
    await Promise.all([page.waitForNavigation({ timeout: patience }), page.evaluate((each) => each.click(), link)]);
    hold(page.url() === wanted, `the link of a finding leads to ${page.url()}`);
  },

  async finding(page) {
    await page.goto(address + pages.finding);
    const quote = await page.$("main blockquote");
    hold(quote, "a finding shows no quote");
    hold((await quote.evaluate((each) => each.innerText.trim().length)) > 20, "the words of a quote are not shown");
    await until(page, `document.fonts.status === "loaded"`, "the fonts do not come");
    const font = await page.evaluate(`[...document.fonts].filter((each) => each.status === "loaded").length`);
    hold(font > 0, "Firefox takes none of the fonts");
  },

  async filter(page) {
    await page.goto(address + pages.quotes);
    const all = await page.evaluate(SHOWN);
    await page.click(".filter label:nth-of-type(2)");
    await until(page, `${SHOWN} < ${all}`, "the filter leaves every quote");
    const left = await page.evaluate(SHOWN);
    hold(left > 0, "the filter leaves no quote");
    await until(page, `document.querySelector(".filters [role=status]")?.innerText.startsWith("${left} of ${all} ")`, "the status does not say how many quotes are left");
    await page.click(".filters button");
    await until(page, `${SHOWN} === ${all}`, "the filter cannot be taken away");
  },

  async search(page) {
    await page.goto(address);
    await page.click(".search-open");
    await until(page, `document.activeElement.matches("dialog.search input")`, "the search does not take the focus");
    await page.keyboard.type("quote");
    await until(page, `document.querySelector(".search-result")`, "the search finds nothing");
    await press(page, "ArrowDown");
    await until(page, `document.activeElement.matches(".search-result")`, "an arrow key leads to no result");
    const wanted = await page.evaluate("document.activeElement.href");
    await Promise.all([page.waitForNavigation({ timeout: patience }), press(page, "Enter")]);
    hold(page.url() === wanted, `a result leads to ${page.url()}`);
    await page.click(".search-open");
    await until(page, `document.querySelector("dialog.search")?.open`, "the search does not open again");
    await press(page, "Escape");
    await until(page, `!document.querySelector("dialog.search").open`, "the search does not close");
    hold(await page.evaluate(`document.activeElement.matches(".search-open")`), "the search does not give the focus back");
  },

  async folds(page) {
    await page.goto(address + pages.fold);
    const folded = "main details:not([open])";
    const first = await page.$(`${folded} > summary`);
    await first.evaluate((each) => each.scrollIntoView({ block: "center" }));
    await first.click();
    hold(await first.evaluate((each) => each.parentElement.open), "a fold does not open");
    const inside = await first.evaluate((each) => [...each.parentElement.children].some((one) => one !== each && one.checkVisibility()));
    hold(inside, "an open fold shows nothing");
    await first.focus();
    await press(page, "Enter");
    hold(!(await first.evaluate((each) => each.parentElement.open)), "a key does not close a fold");
    // A place in a fold is named in the address, as a link from another page does.
    await first.evaluate((each) => (each.nextElementSibling.id ||= "inside"));
    await page.evaluate(`location.hash = document.querySelector("${folded} > summary").nextElementSibling.id`);
    await until(page, `document.querySelector(":target")?.closest("details").open`, "an address that leads into a fold does not open it");
  },

  async scheme(page) {
    await page.goto(address);
    const before = await page.evaluate(GROUND);
    const pressed = `document.querySelector("button.theme").getAttribute("aria-pressed")`;
    const was = await page.evaluate(pressed);
    await page.click("button.theme");
    hold((await page.evaluate(pressed)) !== was, "the button of the scheme does not tell its state");
    const after = await page.evaluate(GROUND);
    hold(after !== before, "the button changes no colour");
    await page.goto(address + pages.finding);
    hold((await page.evaluate(GROUND)) === after, "the scheme is not kept on the next page");
    await page.click("button.theme");
    hold((await page.evaluate(GROUND)) === before, "the scheme cannot be changed back");
  },

  async keyboard(page) {
    await page.goto(address + pages.finding);
    await press(page, "Tab");
    hold(await page.evaluate(`document.activeElement.matches("a[href^='#']")`), "the first stop is not the link past the header");
    await press(page, "Enter");
    await until(page, `document.querySelector("main :target, main:target")`, "the first link does not lead to the content");
    await page.goto(address + pages.finding);
    let last = -1;
    const count = Math.min(25, await page.evaluate(`(window.stops = ${STOPS}).length`));
    while (last < count - 1) {
      await press(page, "Tab");
      const { place, isExtra, name, isRinged } = await page.evaluate(FOCUSED);
      hold(isRinged, `no ring: ${name}`);
      if (isExtra) continue;
      hold(place === last + 1, `stop ${place} comes after ${last}: ${name}`);
      last = place;
    }
  },

  async print(page) {
    for (const name of ["home", "finding"]) {
      await page.goto(address + pages[name]);
      await page.pdf({ path: join(prints, `${name}.pdf`), format: "A4" });
    }
  },
};

// Notes what a page must not do, as long as it is open.
function watch(page) {
  const faults = [];
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  // What the policy refuses is such an error too.
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(address) && !/^(?:data|blob|about):/.test(request.url())) faults.push(`request: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`answer ${response.status()}: ${response.url()}`);
  });
  return faults;
}

const browser = await createRequire(import.meta.url)(puppeteer).launch({
  browser: "firefox",
  executablePath: firefox,
  headless: true,
  // Light, whatever the desktop says; and Firefox itself asks nobody for anything.
  extraPrefsFirefox: { "layout.css.prefers-color-scheme.content-override": 1, "network.captive-portal-service.enabled": false },
});
try {
  const told = {};
  for (const path of paths) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    const faults = watch(page);
    const wrong = await READING[path](page).then(() => null, (error) => error.message);
    told[path] = wrong ?? (faults.length ? faults.join("; ") : null);
    await context.close();
  }
  console.log(JSON.stringify(told));
} finally {
  await browser.close();
}
