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
  // Day, month, year, as the rest of the page has it; only the month's name is a matter of language.
  const told = (day) => {
    const date = new Date(`${day}T00:00:00Z`);
    const month = date.toLocaleDateString(document.documentElement.lang, { month: "long", timeZone: "UTC" });
    return `${date.getUTCDate()} ${month} ${date.getUTCFullYear()}`;
  };
  const stands = (piece, day) => piece.dataset.from <= day && (!piece.dataset.until || day <= piece.dataset.until);

  const show = (day) => {
    let dimmed = 0;
    let counted = 0;
    for (const piece of pieces) {
      const isOff = Boolean(day) && !stands(piece, day);
      piece.classList.toggle("not-then", isOff);
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
    else input.reportValidity();
  });
  window.addEventListener("hashchange", fromAddress);
  fromAddress();
})();
