// The header: the choice of scheme, and a search that opens from a button, closes with Escape and gives the focus back.
(() => {
  const root = document.documentElement;

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const theme = document.querySelector("button.theme");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  const showScheme = () => theme.setAttribute("aria-pressed", String(isDark()));
  theme?.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    // Material's own store: it names what it keeps by the site's path, so that two sites of one host do not mix.
    window.__md_set?.("theme", root.dataset.theme);
    showScheme();
  });
  dark.addEventListener("change", () => theme && showScheme());
  if (theme) showScheme();

  const toggle = document.getElementById("__search");
  const open = document.querySelector(".search-open");
  const query = document.querySelector(".search input");
  if (toggle && open && query) {
    let wasOpen = false;
    const follow = () => {
      open.setAttribute("aria-expanded", String(toggle.checked));
      if (wasOpen && !toggle.checked) open.focus();
      wasOpen = toggle.checked;
    };
    const close = () => {
      if (toggle.checked) toggle.click();
    };
    toggle.addEventListener("change", follow);
    open.addEventListener("click", () => {
      if (!toggle.checked) toggle.click();
      query.focus();
    });
    document.querySelector(".search-close").addEventListener("click", close);
    const panel = document.querySelector(".search");
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        close();
        event.stopPropagation();
      } else if (event.key === "Tab") {
        event.stopPropagation();
        stayInside(event, panel);
      }
    });
    // Results that come anew take the focus away with the ones that they replace.
    addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Tab" || !toggle.checked || panel.contains(document.activeElement)) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        query.focus();
      },
      true,
    );
  }

  // A dialog keeps the focus. Results take part: Material's script leaves them to the arrow keys alone.
  function stayInside(event, panel) {
    panel.querySelectorAll(".md-search-result__link, .md-search-result__more summary").forEach((each) => {
      each.tabIndex = 0;
    });
    const stops = [...panel.querySelectorAll("input, button, a[href], summary")].filter((each) => each.checkVisibility());
    const last = event.shiftKey ? stops[0] : stops[stops.length - 1];
    if (document.activeElement === last) {
      event.preventDefault();
      (event.shiftKey ? stops[stops.length - 1] : stops[0]).focus();
    }
  }

  // An address can name one of a set of tabs, on a page written by hand.
  const tab = document.getElementById(location.hash.slice(1));
  if (tab?.name?.startsWith("__tabbed_")) tab.checked = true;

  // WCAG 2.1.4: no single key does anything. Material would follow `n`, `p`, `s`, `f`, `.` and `/` anywhere on the page.
  addEventListener(
    "keydown",
    (event) => {
      const single = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
      const writing = event.target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
      if (single && !writing) event.stopImmediatePropagation();
    },
    true,
  );
})();
