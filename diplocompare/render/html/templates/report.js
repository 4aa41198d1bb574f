"use strict";
// Comfort only: without these lines the table stands as it is, the latest call first.
(() => {
  const table = document.getElementById("table");
  if (!table) return;
  const body = table.tBodies[0];
  const form = document.getElementById("filter");
  const side = document.getElementById("side");
  const year = document.getElementById("year");
  const shown = document.getElementById("shown");
  const order = new Intl.Collator("en", { numeric: true });
  const show = () => {
    let count = 0;
    for (const row of body.rows) {
      const here = !side.value || row.dataset.sides.split(" ").includes(side.value);
      row.hidden = !here || (year.value !== "" && row.dataset.year !== year.value);
      count += row.hidden ? 0 : 1;
    }
    shown.textContent = count === 1 ? "1 call shown" : count + " calls shown";
  };
  for (const head of table.tHead.rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const number = head.classList.contains("number");
      const before = head.getAttribute("aria-sort");
      const down = before ? before === "ascending" : number || head.cellIndex === 0;
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const key = (row) => row.cells[head.cellIndex].dataset.key;
      const rows = [...body.rows].sort((one, two) => order.compare(key(one), key(two)));
      body.append(...(down ? rows.reverse() : rows));
    });
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  side.addEventListener("change", show);
  year.addEventListener("change", show);
  form.hidden = false;
  show();
})();
