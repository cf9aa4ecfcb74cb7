// Tells readers, in their language, when the connection is cut and when it is back, and lets the
// app run again then, so that whatever was chosen or typed meanwhile is sent.
(() => {
  const words = JSON.parse(document.getElementById("connection-words").textContent);
  const STATE = "data-test-connection-state";
  const MILLISECONDS = {
    patience: 1_000,
    run: 3_000,
    answer: 6_000,
    first: 20_000,
    thanks: 15_000,
  };

  const told = document.createElement("div");
  told.id = "connection";
  told.setAttribute("role", "status");
  // A window that is open makes everything else deaf, but not this.
  told.setAttribute("data-react-aria-top-layer", "true");
  document.body.append(told);

  let known = false;
  let broken = false;
  let lost = false;
  let losing;
  let thanking;
  let asking;
  let asked = -Infinity;

  function tell(what) {
    const spoken = words[document.documentElement.lang] ?? Object.values(words)[0];
    told.textContent = what === null ? "" : spoken[what];
  }

  function order(type, more) {
    window.postMessage({ stCommVersion: 1, type, ...more }, location.origin);
  }

  function look() {
    const state = document.querySelector(`[${STATE}]`)?.getAttribute(STATE);
    if (state === "CONNECTED") mend();
    else if (!broken) fail();
  }

  function fail() {
    broken = true;
    losing = setTimeout(
      () => {
        lost = true;
        clearTimeout(thanking);
        tell("lost");
      },
      known ? MILLISECONDS.patience : MILLISECONDS.first,
    );
  }

  function mend() {
    clearTimeout(losing);
    // The first time, the app runs of itself.
    if (broken && known) order("RERUN_SCRIPT");
    if (lost) {
      tell("back");
      thanking = setTimeout(() => tell(null), MILLISECONDS.thanks);
    }
    known = true;
    broken = lost = false;
  }

  // A line can be dead without a word, and a device that calls itself offline may hold the app
  // itself. Which it is, only an answer that does not come can tell; the app would forget to answer
  // where a run begins at the same moment.
  function ask() {
    if (document.hidden || !known) return;
    const open = asked + MILLISECONDS.answer - performance.now();
    asking ??= setTimeout(() => {
      asking = undefined;
      asked = performance.now();
      order("SEND_APP_HEARTBEAT", { ackTimeoutMilliseconds: MILLISECONDS.answer });
    }, Math.max(MILLISECONDS.run, open + MILLISECONDS.patience));
  }

  const root = document.getElementById("root");
  new MutationObserver(look).observe(root, { attributeFilter: [STATE], subtree: true });
  // It stands there for the first time when the app has been drawn.
  new MutationObserver((_, watch) => {
    if (document.querySelector(`[${STATE}]`) === null) return;
    watch.disconnect();
    look();
  }).observe(root, { childList: true, subtree: true });
  for (const event of ["online", "offline"]) window.addEventListener(event, ask);
  for (const event of ["click", "change", "visibilitychange"]) document.addEventListener(event, ask);
  look();
})();
