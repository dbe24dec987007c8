// Shows the entry of a cited work on hover and on keyboard focus. It is only an extra: the link leads to the entry.
//
// The page carries the entries that it links to, in a hidden list, so that no request is made and pages opened from
// a disk have cards too. A card holds links, which a tooltip may not, and it takes no focus, as a dialog would: it is
// a note that stands right after its link in the order of the page, so that Tab leads from the link into it and on.
// While it is shown it also describes its link, so that a screen reader says the entry where the work is cited.
// As WCAG 1.4.13 asks, it stays while the pointer or the focus is on it, and Escape closes it; the focus then stays
// on, or goes back to, the link. A touch opens no card: the tap follows the link.
(() => {
  const list = document.querySelector(".citation-cards");
  if (!list || !HTMLElement.prototype.showPopover) return;

  const OPEN_AFTER = 200;
  const CLOSE_AFTER = 300;
  const GAP = 4;
  const EDGE = 8;
  const entries = new Map([...list.children].map((each) => [each.dataset.ref, each]));

  const card = document.createElement("div");
  card.className = "citation-card";
  card.id = "citation-card";
  card.popover = "manual";
  card.setAttribute("role", "note");

  let shown = null;
  let isHovered = false;
  let timer = 0;

  const isAnotherSite = (link) => link.host !== location.host;
  function entryOf(link) {
    try {
      return isAnotherSite(link) ? undefined : entries.get(decodeURIComponent(link.hash.slice(1)));
    } catch {
      return undefined;
    }
  }

  function citation(target) {
    const link = target instanceof Element && !card.contains(target) ? target.closest('a[href*="#ref-"]') : null;
    return link && entryOf(link) ? link : null;
  }

  function open(link) {
    clearTimeout(timer);
    if (shown === link) return;
    close();
    card.replaceChildren(...entryOf(link).cloneNode(true).childNodes);
    link.after(card);
    link.setAttribute("aria-describedby", card.id);
    card.showPopover();
    place(link);
    shown = link;
  }

  function close() {
    clearTimeout(timer);
    if (!shown) return;
    shown.removeAttribute("aria-describedby");
    card.hidePopover();
    card.remove();
    shown = null;
    isHovered = false;
  }

  // Under the link's last line, or over its first where there is more room.
  function place(link) {
    const lines = link.getClientRects();
    const first = lines[0];
    const last = lines[lines.length - 1];
    const width = document.documentElement.clientWidth;
    const height = document.documentElement.clientHeight;
    const isAbove = last.bottom + GAP + card.offsetHeight > height && first.top > height - last.bottom;
    const top = isAbove ? first.top - GAP - card.offsetHeight : last.bottom + GAP;
    const left = Math.max(EDGE, Math.min((isAbove ? first : last).left, width - card.offsetWidth - EDGE));
    card.style.top = `${top + scrollY}px`;
    card.style.left = `${left + scrollX}px`;
  }

  const hasFocus = () => shown === document.activeElement || card.contains(document.activeElement);
  function closeSoon() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!isHovered && !hasFocus()) close();
    }, CLOSE_AFTER);
  }

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = citation(event.target);
    isHovered = Boolean(shown) && (link === shown || card.contains(event.target));
    if (isHovered) {
      clearTimeout(timer);
    } else if (link) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        open(link);
        isHovered = true;
      }, OPEN_AFTER);
    } else {
      closeSoon();
    }
  });
  document.documentElement.addEventListener("pointerleave", () => {
    isHovered = false;
    closeSoon();
  });

  document.addEventListener("focusin", (event) => {
    const link = citation(event.target);
    // A click or a tap gives the focus too, and is on its way to the entry.
    if (link?.matches(":focus-visible")) open(link);
    else if (shown && !isHovered && !hasFocus()) close();
  });

  document.addEventListener("focusout", closeSoon);

  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !shown) return;
      const link = shown;
      const isInside = card.contains(document.activeElement);
      event.stopPropagation();
      close();
      if (!isInside) return;
      // The focus would be lost with the card. Going back to the link must not open it again.
      refocus(link);
    },
    true,
  );

  function refocus(link) {
    const stop = (event) => event.stopImmediatePropagation();
    document.addEventListener("focusin", stop, { capture: true, once: true });
    link.focus();
  }
})();
