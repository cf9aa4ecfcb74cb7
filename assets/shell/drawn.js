// Says at most once in every frame that the page has changed, to whatever looks after it then.
(() => {
  let waiting = false;
  const tell = () => {
    waiting = false;
    document.dispatchEvent(new Event("drawn"));
  };
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(tell);
  }).observe(document.documentElement, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: [
      "aria-label", "aria-valuetext", "class", "data-test-script-state", "disabled", "placeholder",
    ],
  });
})();
