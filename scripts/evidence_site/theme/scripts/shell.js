// The header: the choice between light and dark, and the button of the search.
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

  // The first press loads the search, whose script then shows its dialog at each. What is typed meanwhile is kept for it.
  const open = document.querySelector(".search-open[data-script]");
  const loadSearch = () => {
    const script = document.createElement("script");
    script.src = open.dataset.script;
    open.dataset.typed = "";
    const stop = () => delete open.dataset.typed;
    script.onload = stop; // the script has taken them, unless it could not run
    script.onerror = () => {
      script.remove();
      stop();
      open.addEventListener("click", loadSearch, { once: true });
    };
    document.head.append(script);
  };
  open?.addEventListener("click", loadSearch, { once: true });
  addEventListener(
    "keydown",
    (event) => {
      const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (open?.dataset.typed === undefined || !isLetter) return;
      event.preventDefault();
      open.dataset.typed += event.key;
    },
    true,
  );

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
