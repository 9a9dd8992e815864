// Filters the list of citations. Without this script the page shows all of them.
"use strict";
(() => {
  const form = document.getElementById("filter");
  const query = document.getElementById("query");
  const shown = document.getElementById("shown");
  const none = document.getElementById("none");
  const chips = [...form.querySelectorAll("[aria-pressed]")];
  const plain = (text) => text.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, " ");
  const items = [...document.querySelectorAll("#list > li")].map((item) => ({ item, text: plain(item.textContent) }));

  function chosen() {
    const groups = new Map();
    for (const chip of chips) {
      if (chip.getAttribute("aria-pressed") === "true") {
        groups.set(chip.dataset.group, [...(groups.get(chip.dataset.group) ?? []), chip.dataset.value]);
      }
    }
    return [...groups];
  }

  // What an item is in a group: one value, or for the gravity of its findings several words.
  const has = (item, group, value) =>
    group === "gravity" ? item.dataset.gravity.split(" ").includes(value) : item.dataset[group] === value;

  function filter() {
    const groups = chosen();
    const words = plain(query.value).trim().split(" ");
    let count = 0;
    for (const { item, text } of items) {
      const wanted =
        groups.every(([group, values]) => values.some((value) => has(item, group, value))) &&
        words.every((word) => text.includes(word));
      item.hidden = !wanted;
      count += wanted;
    }
    shown.textContent = count === items.length ? `all ${count} shown` : `${count} of ${items.length} shown`;
    none.hidden = count > 0;
  }

  function reset() {
    query.value = "";
    for (const chip of chips) chip.setAttribute("aria-pressed", "false");
    filter();
  }

  // A link to a citation that is filtered out brings all of them back.
  function follow() {
    const target = document.getElementById(location.hash.slice(1));
    if (!target?.classList.contains("citation")) return;
    if (target.hidden) reset();
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  }

  for (const chip of chips) {
    chip.addEventListener("click", () => {
      chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
      filter();
    });
  }
  query.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    reset();
  });
  window.addEventListener("hashchange", follow);
  document.addEventListener("click", (event) => {
    if (event.target.closest?.(`a[href="${CSS.escape(location.hash)}"]`)) follow();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== query && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      query.focus();
    } else if (event.key === "Escape" && document.activeElement === query) {
      reset();
    }
  });
  form.hidden = false;
  filter();
  follow();
})();
