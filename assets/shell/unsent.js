// Words that are still being written are sent in every pause, and before the page goes out of sight.
// Whoever leaves in the middle of them, or of a form, is asked first.
(() => {
  const PAUSE_MILLISECONDS = 1_000;
  const BRIEFLY_MILLISECONDS = 300;
  const IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]';
  const written = '[class*="st-key-ask-"] textarea';
  const form = '[data-testid="stForm"]';

  let pause;
  let unsent = null;
  const filled = new Set();

  // As if its writer had pressed the keys that keep it, so that the place in the text stays.
  function send() {
    clearTimeout(pause);
    const field = unsent;
    unsent = null;
    field?.dispatchEvent(
      new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true, cancelable: true }),
    );
  }

  function wait() {
    clearTimeout(pause);
    pause = setTimeout(send, PAUSE_MILLISECONDS);
  }

  document.addEventListener("input", ({ target, isComposing }) => {
    if (target.matches?.(written)) {
      unsent = target;
      clearTimeout(pause);
      // Characters that are still being put together are not to be taken away from the keyboard.
      if (!isComposing) wait();
    }
    const within = target.closest?.(form);
    if (within?.querySelector("textarea")) filled.add(within);
  });
  document.addEventListener("compositionend", ({ target }) => {
    if (target === unsent) wait();
  });
  document.addEventListener("focusout", ({ target }) => {
    if (target === unsent) {
      clearTimeout(pause);
      unsent = null;
    }
  });
  document.addEventListener("click", ({ target }) => {
    if (target.closest?.('[data-testid="stFormSubmitButton"]')) filled.delete(target.closest(form));
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) send();
  });
  // The way back within the app leaves no field. The next page's run would overtake the one that
  // keeps the words, and the server would drop that one: so the way back waits for it.
  window.addEventListener("popstate", (event) => {
    if (unsent === null) return;
    event.stopImmediatePropagation();
    send();
    const go = () => window.dispatchEvent(new PopStateEvent("popstate", { state: event.state }));
    const look = () => (document.querySelector(IDLE) ? go() : setTimeout(look, BRIEFLY_MILLISECONDS));
    setTimeout(look, BRIEFLY_MILLISECONDS);
  }, true);
  // Words of the last second may not arrive any more: the server stops what a page has asked for
  // that is gone. So whoever stays finds them kept, and whoever goes has been asked.
  window.addEventListener("beforeunload", (event) => {
    const writing = unsent !== null;
    send();
    if (writing || [...filled].some((one) => one.isConnected)) event.preventDefault();
  });
})();
