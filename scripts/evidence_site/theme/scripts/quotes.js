// Shows how many quotes the filters leave, and hides headings that are left without any. The style sheet filters.
(() => {
  const form = document.querySelector(".filters");
  if (!form || !CSS.supports("selector(:has(*))")) return;
  const groups = [...document.querySelectorAll(".qgroup")];
  const total = document.querySelectorAll(".qlist > li").length;
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  form.append(status);

  const isShown = (element) => getComputedStyle(element).display !== "none";

  function update() {
    // What the style sheet chooses shows only then. All are asked before any is hidden, which would begin it anew.
    for (const group of groups) group.hidden = false;
    const left = groups.map((group) => (isShown(group) ? [...group.querySelectorAll(".qlist > li")].filter(isShown).length : 0));
    groups.forEach((group, number) => (group.hidden = left[number] === 0));
    const shown = left.reduce((sum, each) => sum + each, 0);
    status.textContent = `${shown} of ${total} quotes shown`;
  }
  form.addEventListener("change", update);
  // Fields change only after the event.
  form.addEventListener("reset", () => setTimeout(update));
})();
