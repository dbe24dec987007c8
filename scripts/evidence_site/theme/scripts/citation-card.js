// Shows the entry of a cited work on hover and on keyboard focus, as an extra: the link itself leads to the entry.
//
// The page carries the entries that it links to in a hidden list, so that nothing is fetched and pages opened from a
// disk have cards too. A card holds links, so it is no tooltip, and takes no focus, so it is no dialog: it is a note
// right after its link in the order of the page, and Tab leads from the link into it and on. While shown it also
// describes its link, so that a screen reader reads the entry where the work is cited. As WCAG 1.4.13 asks, it stays
// while the pointer or the focus is on it, and Escape closes it; the focus then is on the link. A touch opens no card:
// the tap follows the link.
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

  function after(delay, act) {
    clearTimeout(timer);
    timer = setTimeout(act, delay);
  }

  function entryOf(link) {
    if (link.host !== location.host) return undefined;
    try {
      return entries.get(decodeURIComponent(link.hash.slice(1)));
    } catch {
      // A `%` that encodes nothing.
      return undefined;
    }
  }

  function citationAt(target) {
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

  // Below the link's last line, or above its first where there is more room.
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
    after(CLOSE_AFTER, () => {
      if (!isHovered && !hasFocus()) close();
    });
  }

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = citationAt(event.target);
    isHovered = Boolean(shown) && (link === shown || card.contains(event.target));
    if (isHovered) {
      clearTimeout(timer);
    } else if (link) {
      after(OPEN_AFTER, () => {
        open(link);
        isHovered = true;
      });
    } else {
      closeSoon();
    }
  });
  document.documentElement.addEventListener("pointerleave", () => {
    isHovered = false;
    closeSoon();
  });

  document.addEventListener("focusin", (event) => {
    const link = citationAt(event.target);
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
      // With the card, its focus is lost.
      if (isInside) refocus(link);
    },
    true,
  );

  // Gives a link the focus without opening its card again.
  function refocus(link) {
    const stop = (event) => event.stopImmediatePropagation();
    document.addEventListener("focusin", stop, { capture: true, once: true });
    link.focus();
  }
})();
