// Lets a reader sort a table by any of its columns: up, down, and back to the order in which it was printed.
// Without this script the table is complete and in that order.
(() => {
  "use strict";
  const { compare } = new Intl.Collator(document.documentElement.lang || "en", { numeric: true });
  const NEXT = { none: "ascending", ascending: "descending", descending: "none" };

  // What a cell sorts by: its own word for it (a number, a day as 2015-10-07), or what it shows.
  const valueOf = (row, column) => {
    const cell = row.cells[column];
    return (cell?.dataset.sort ?? cell?.textContent ?? "").trim();
  };
  // Numbers, where nothing else is in the column. Empty cells stay last, whichever way it is sorted.
  const sorted = (rows, column, sign) => {
    const keyed = rows.map((row) => [valueOf(row, column), row]);
    const isNumeric = keyed.every(([value]) => value === "" || Number.isFinite(Number(value)));
    const order = ([a], [b]) => {
      if (!a || !b) return Number(!a) - Number(!b);
      return sign * (isNumeric ? a - b : compare(a, b));
    };
    return keyed.sort(order).map(([, row]) => row);
  };

  for (const table of document.querySelectorAll("table.sortable")) {
    const body = table.tBodies[0];
    const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
    const printed = [...(body?.rows ?? [])];
    if (printed.length < 2) continue;
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const way = NEXT[head.getAttribute("aria-sort") ?? "none"];
        for (const other of heads) other.removeAttribute("aria-sort");
        if (way !== "none") head.setAttribute("aria-sort", way);
        body.append(...(way === "none" ? printed : sorted(printed, column, way === "ascending" ? 1 : -1)));
      });
    });
  }
})();
