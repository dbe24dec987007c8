// What is folded away is printed too. An address that leads into it opens it, also where the browser does not.
(() => {
  const closed = "main details:not([open])";
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll(closed)];
    for (const each of unfolded) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of unfolded) each.open = false;
  });

  const reveal = () => {
    const target = document.querySelector(":target");
    const folded = target?.closest(closed);
    if (!folded) return;
    folded.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();
})();
