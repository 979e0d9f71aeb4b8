// Reads a page as of any day. Without this script the key dates still work, by the style sheet alone.
(() => {
  "use strict";
  const form = document.querySelector(".any-day");
  const banner = document.querySelector(".standpoint.any");
  if (!form || !banner) return;
  const input = form.querySelector("input");
  const pieces = [...document.querySelectorAll("[data-from]")];
  // Strips of events are dimmed too, and are not statements of this page.
  const isCounted = (piece) => !piece.matches(".strip");
  const told = (day) =>
    new Date(`${day}T00:00:00Z`).toLocaleDateString(document.documentElement.lang, {
      day: "numeric", month: "long", year: "numeric", timeZone: "UTC",
    });
  const stands = (piece, day) => piece.dataset.from <= day && (!piece.dataset.until || day <= piece.dataset.until);

  const show = (day) => {
    let dimmed = 0;
    let counted = 0;
    for (const piece of pieces) {
      const isOff = Boolean(day) && !stands(piece, day);
      piece.classList.toggle("off", isOff);
      if (isCounted(piece)) counted += 1;
      if (isOff && isCounted(piece)) dimmed += 1;
    }
    banner.hidden = !day;
    input.value = day;
    if (!day) return;
    banner.querySelector("[data-day]").textContent = told(day);
    banner.querySelector("[data-known]").textContent = String(counted - dimmed);
    banner.querySelector("[data-dimmed]").textContent = `${dimmed} ${dimmed === 1 ? "is" : "are"}`;
  };

  // The day stands in the address, so that a page as of a day can be sent to somebody.
  const fromAddress = () => {
    const day = /^#on=(\d{4}-\d{2}-\d{2})$/.exec(location.hash)?.[1] ?? "";
    show(Number.isNaN(Date.parse(day)) ? "" : day);
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("change", () => {
    if (input.value && input.validity.valid) location.hash = `on=${input.value}`;
  });
  window.addEventListener("hashchange", fromAddress);
  fromAddress();
})();
