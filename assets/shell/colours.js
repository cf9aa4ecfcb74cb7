// Streamlit turns dark or light at once, by its menu or with the device. Charts and our own rules
// have their colours from the server, so the app runs again.
(() => {
  // A server that draws in other colours all the same must not be asked for ever.
  const MOST = 3;
  let wanted = null;
  let asked = 0;

  function look() {
    const app = document.querySelector('[data-testid="stApp"]');
    if (app?.dataset.testScriptState !== "notRunning" || matchMedia("print").matches) return;
    const root = getComputedStyle(document.documentElement);
    const drawn = root.getPropertyValue("--drawn-in").trim();
    const shown = getComputedStyle(app).colorScheme;
    if (drawn === "" || drawn === shown) {
      wanted = null;
      return;
    }
    if (wanted !== shown) asked = 0;
    wanted = shown;
    asked += 1;
    if (asked <= MOST)
      window.postMessage({ stCommVersion: 1, type: "RERUN_SCRIPT" }, location.origin);
  }

  document.addEventListener("drawn", look);
})();
