(() => {
  "use strict";
  const matrix = document.querySelector("table.matrix");
  const filters = document.querySelector(".filters");

  // A box that unfolds rows obeys Enter as well as Space.
  document.addEventListener("keydown", event => {
    if (event.key === "Enter" && event.target.matches(".fold input")) {
      event.target.click();
    }
  });

  // Paper has no folds: what a browser cannot unfold by style alone is opened while it prints.
  let unfolded = [];
  window.addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("details.diff:not([open]), details.kept:not([open])")];
    unfolded.forEach(part => { part.open = true; });
  });
  window.addEventListener("afterprint", () => {
    unfolded.forEach(part => { part.open = false; });
  });

  // A link to a card opens the diff in it; a link into a closed part opens that.
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target) {
      return;
    }
    target.querySelectorAll("details.diff").forEach(diff => { diff.open = true; });
    for (let at = target; at; at = at.parentElement) {
      if (at.matches("details")) {
        at.open = true;
      }
    }
    target.scrollIntoView();
    if (target.matches("[tabindex]")) {
      target.focus({ preventScroll: true });
    }
  };
  window.addEventListener("hashchange", reveal);
  document.addEventListener("click", event => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) {
      reveal();
    }
  });
  reveal();

  if (!matrix || !filters) {
    return;
  }
  const status = filters.querySelector("[role=status]");
  const rows = [...matrix.querySelectorAll("tbody:not(.fold) > tr")];
  const columns = [...filters.querySelectorAll("[data-show]")];
  const states = [...filters.querySelectorAll("[data-state]")];
  const sheet = document.styleSheets[0];
  const own = sheet.cssRules.length;
  const pressed = buttons =>
    buttons.filter(button => button.getAttribute("aria-pressed") === "true");

  const showColumns = shown => {
    while (sheet.cssRules.length > own) {
      sheet.deleteRule(own);
    }
    if (shown.length > 0) {
      columns.forEach((button, index) => {
        if (!shown.includes(button)) {
          sheet.insertRule(
            `.matrix tr > :nth-child(${index + 2}) { display: none }`, sheet.cssRules.length);
        }
      });
    }
  };

  const apply = () => {
    const shown = pressed(columns);
    const wanted = pressed(states).map(button => "." + button.dataset.state).join(",");
    const places = shown.map(button => columns.indexOf(button) + 1);
    showColumns(shown);
    const fits = row => places.length === 0
      ? row.querySelector(wanted) !== null
      : places.some(place => row.cells[place].matches(wanted));
    let count = 0;
    rows.forEach(row => {
      row.hidden = wanted !== "" && !fits(row);
      count += row.hidden ? 0 : 1;
    });
    matrix.querySelectorAll("tbody.fold").forEach(fold => {
      fold.hidden = !fold.nextElementSibling.querySelector("tr:not([hidden])");
    });
    status.textContent = wanted === "" && places.length === 0
      ? ""
      : `${count} of ${rows.length} migrations` + (count === 0 ? ": none is in this state" : "");
  };

  filters.addEventListener("click", event => {
    const button = event.target.closest("button");
    if (button) {
      const isPressed = button.getAttribute("aria-pressed") === "true";
      button.setAttribute("aria-pressed", String(!isPressed));
      apply();
    }
  });
  filters.hidden = false;
})();
