// Says how many quotes a choice leaves, and hides headings that are left without any. The style sheet does the choosing.
(() => {
  const form = document.querySelector(".filters");
  if (!form || !CSS.supports("selector(:has(*))")) return;
  const groups = [...document.querySelectorAll(".qgroup")];
  const all = document.querySelectorAll(".qlist > li").length;
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  form.append(status);

  const shown = group => [...group.querySelectorAll(".qlist > li")].filter(each => getComputedStyle(each).display !== "none");
  const tell = () => {
    for (const group of groups) group.hidden = false;
    let count = 0;
    for (const group of groups) {
      const left = getComputedStyle(group).display === "none" ? 0 : shown(group).length;
      group.hidden = left === 0;
      count += left;
    }
    status.textContent = `${count} of ${all} quotes shown`;
  };
  form.addEventListener("change", tell);
  form.addEventListener("reset", () => setTimeout(tell));
})();
