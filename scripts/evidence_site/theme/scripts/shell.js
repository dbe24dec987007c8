// The header: the choice between light and dark, and the search dialog, which returns the focus when it closes.
// Also tabs that an address names, and no shortcuts of a single key.
(() => {
  const root = document.documentElement;

  // The store of Material, on its pages and on ours: a key for each path of a site, so that two of one host do not mix.
  const keep = (name, value) => {
    const scope = window.__md_scope ?? new URL(root.dataset.scope, location);
    try {
      localStorage.setItem(`${scope.pathname}.${name}`, JSON.stringify(value));
    } catch {
      // Where nothing may be stored, the choice holds for this page.
    }
  };

  const theme = document.querySelector("button.theme");
  if (theme) {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
    const showScheme = () => theme.setAttribute("aria-pressed", String(isDark()));
    theme.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      keep("theme", root.dataset.theme);
      showScheme();
    });
    dark.addEventListener("change", showScheme);
    showScheme();
  }

  const toggle = document.getElementById("__search");
  const open = document.querySelector(".search-open");
  const query = document.querySelector(".search input");
  if (toggle && open && query) {
    let wasOpen = false;
    const close = () => {
      if (toggle.checked) toggle.click();
    };
    toggle.addEventListener("change", () => {
      open.setAttribute("aria-expanded", String(toggle.checked));
      if (wasOpen && !toggle.checked) open.focus();
      wasOpen = toggle.checked;
    });
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
    // New results replace the old ones at any time, and the focus would be lost with a result that had it.
    let focused = null;
    panel.addEventListener("focusin", (event) => {
      focused = event.target;
    });
    new MutationObserver(() => {
      if (toggle.checked && focused && !focused.isConnected) query.focus();
    }).observe(panel.querySelector("ol"), { childList: true, subtree: true });
    // A press on plain words takes the focus out of the dialog too; the next Tab brings it back.
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

  // Tab stays in the dialog and reaches the results too, which Material's script leaves to the arrow keys.
  function stayInside(event, panel) {
    panel.querySelectorAll(".md-search-result__link, .md-search-result__more summary").forEach((each) => {
      each.tabIndex = 0;
    });
    const stops = [...panel.querySelectorAll("input, button, a[href], summary")].filter((each) => each.checkVisibility());
    if (event.shiftKey) stops.reverse();
    if (document.activeElement === stops.at(-1)) {
      event.preventDefault();
      stops[0].focus();
    }
  }

  // On a page written by hand, an address can name a tab.
  const tab = document.getElementById(location.hash.slice(1));
  if (tab?.name?.startsWith("__tabbed_")) tab.checked = true;

  // WCAG 2.1.4: no single key is a shortcut. Material's are `n`, `p`, `s`, `f`, `.` and `/`, anywhere on the page.
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
