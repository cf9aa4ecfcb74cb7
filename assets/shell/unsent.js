// Words that are still being written are sent in every pause, and before the page goes out of sight;
// a form that is not sent yet asks before it is left.
(() => {
  const PAUSE_MILLISECONDS = 1_500;
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
  // The way back within the app leaves no field.
  window.addEventListener("popstate", send);
  // Later than this the line would be closed before the words are on it.
  window.addEventListener("beforeunload", (event) => {
    send();
    if ([...filled].some((one) => one.isConnected)) event.preventDefault();
  });
})();
