// The search dialog of another builder's Material, in a project that `evidence-site render` has written: the focus stays
// in it, and returns when it closes.
(() => {
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
})();
