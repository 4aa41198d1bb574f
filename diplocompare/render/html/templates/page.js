// Comfort only: the page says everything and links everything without this.
(() => {
  "use strict";
  const marked = [...document.querySelectorAll("[data-p]")].map((node) => [node, node.dataset.p.split(" ")]);
  const partners = new Map();
  for (const node of document.querySelectorAll("[data-with]")) {
    partners.set(node.dataset.p, node.dataset.with.split(" "));
  }
  let pinned = null;
  let lit = [];

  // The points a node names light up; with a single point its counterparts too, and the ribbons that lead to them.
  const light = (node) => {
    for (const other of lit) other.classList.remove("lit");
    const named = (node && (node.dataset.lights || node.dataset.p || "").split(" ").filter(Boolean)) || [];
    const all = new Set(named.length === 1 ? [...named, ...(partners.get(named[0]) || [])] : named);
    const joins = (own) => own.every((id) => all.has(id)) && (own.length === 1 || own.some((id) => named.includes(id)));
    lit = all.size ? marked.filter(([, own]) => joins(own)).map(([other]) => other) : [];
    for (const other of lit) other.classList.add("lit");
    document.documentElement.classList.toggle("lighting", lit.length > 0);
  };
  const source = (event) =>
    event.target instanceof Element ? event.target.closest("[data-p], [data-lights]") : null;
  const pin = (node) => {
    pinned = node;
    light(pinned);
  };

  document.addEventListener("pointerover", (event) => light(source(event) || pinned));
  document.addEventListener("pointerleave", () => light(pinned));
  document.addEventListener("focusin", (event) => light(source(event) || pinned));
  document.addEventListener("focusout", () => light(pinned));
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a, summary")) return;
    if (!String(getSelection())) pin(pinned === source(event) ? null : source(event));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") pin(null);
  });

  // A link into something folded opens it, and what it leads to lights up.
  const arrive = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.scrollIntoView();
    pin(target.matches("[data-p], [data-lights]") ? target : null);
  };
  addEventListener("hashchange", arrive);
  arrive();
})();
