// The page's first words go, and go for good, before the app's own are seen for the first time:
// between two pages of the app there is a moment without any.
(() => {
  const OWN = '[data-testid="stMain"] :is(h1, [data-testid="stAlert"])';
  new MutationObserver((_, watch) => {
    if (document.querySelector(OWN) === null) return;
    watch.disconnect();
    document.getElementById("first-words").remove();
  }).observe(document.getElementById("root"), { childList: true, subtree: true });
})();
