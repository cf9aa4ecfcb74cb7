// Makes a page ready for paper, and as it was afterwards: what is folded away is opened, charts are
// fitted to the width of the paper, and print.css is told whether the page is dark.
(() => {
  const PAPER = 660;
  let undo = [];

  function dark() {
    const app = document.querySelector('[data-testid="stApp"]');
    const parts = app && getComputedStyle(app).backgroundColor.match(/\d+/g);
    return parts !== null && Math.max(...parts.slice(0, 3)) < 128;
  }

  window.addEventListener("beforeprint", () => {
    const root = document.documentElement;
    root.toggleAttribute("data-dark", dark());
    undo.push(() => root.removeAttribute("data-dark"));
    for (const folded of document.querySelectorAll("details:not([open])")) {
      folded.open = true;
      undo.push(() => {
        folded.open = false;
      });
    }
    for (const chart of document.querySelectorAll('[data-testid="stPlotlyChart"]')) {
      const box = chart.closest('[data-testid="stElementContainer"]');
      box.style.zoom = Math.min(1, PAPER / chart.offsetWidth);
      undo.push(() => {
        box.style.zoom = "";
      });
    }
    // The way back and onward leads nowhere on paper.
    for (const icon of document.querySelectorAll('[data-testid="stPageLink"] [data-testid="stIconMaterial"]')) {
      const link = icon.closest('[data-testid="stElementContainer"]');
      if (!icon.textContent.startsWith("arrow_")) continue;
      link.hidden = true;
      undo.push(() => {
        link.hidden = false;
      });
    }
  });

  window.addEventListener("afterprint", () => {
    for (const one of undo) one();
    undo = [];
  });
})();
