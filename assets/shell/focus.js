// Whoever works with a keyboard goes on where they were, although what had the focus is drawn anew
// under another key, is gone, or stood on the page before. Nobody is fetched from somewhere else.
(() => {
  const APP = '[data-testid="stApp"]';
  const MAIN = '[data-testid="stMain"]';
  const TITLE = `${MAIN} h1`;
  const LINK = `${MAIN} [data-testid="stPageLink"]`;
  const NEW_CARD = ".st-key-resume-card";
  const KEYED = '[class*="st-key-"]';
  // Streamlit's frame of a single widget; other boxes with a key hold several.
  const FRAME = '[data-testid="stElementContainer"]';
  const CONTROLS = "a[href], button, input, summary, textarea, [role='spinbutton']";
  const TYPED = "input:not([type='checkbox'], [type='radio']), textarea, [role='spinbutton']";

  // Where the focus was when somebody last did something; null: nowhere.
  let had = null;
  let held = false;
  let pointed = false;

  function note(node) {
    const main = document.querySelector(MAIN);
    const boxes = ancestors(node).filter((box) => box.matches(KEYED) && main?.contains(box));
    had = {
      node,
      inside: main?.contains(node) ?? false,
      left: false,
      page: page(),
      card: document.querySelector(NEW_CARD)?.textContent,
      boxes: boxes.map((box) => ({ key: key(box), place: controls(box).indexOf(node) })),
      known: [...(main?.querySelectorAll(KEYED) ?? [])].map(key),
    };
  }

  function restore() {
    if (had === null || held || !ready()) return;
    const active = document.activeElement;
    const followed = active === had.node && had.node.closest(LINK) && page() !== had.page;
    if (!followed && active !== document.body && active !== null) return;
    const before = had;
    const next = followed ? document.querySelector(TITLE) : successor();
    had = null;
    if (next !== null) give(next, before.node);
  }

  function successor() {
    if (leftOnPurpose()) return null;
    const card = document.querySelector(NEW_CARD);
    if (card && card.textContent !== had.card) return card.querySelector("h2") ?? card;
    const title = document.querySelector(TITLE);
    if (page() !== had.page) return title;
    if (usable(had.node)) return had.node;
    return had.inside ? (twin() ?? same() ?? neighbour() ?? title) : null;
  }

  // The same thing in another state: only the last part of its key differs, and it is new.
  function twin() {
    const others = had.boxes.slice(0, 1).flatMap((box) => kin(box.key));
    return others.filter((box) => !had.known.includes(key(box))).map(first).find(Boolean);
  }

  // What stands now at the same place of the smallest box that is still there.
  function same() {
    for (const { key: name, place } of had.boxes) {
      const box = find(name);
      if (box === null || box.querySelector("h1")) continue;
      const found = controls(box).filter(usable);
      const one = found[Math.min(place, found.length - 1)];
      if (one) return one;
      if (box.matches(FRAME) && box.checkVisibility()) return box;
    }
  }

  // The next box of its kind, or the one before.
  function neighbour() {
    for (const { key: name } of had.boxes) {
      const place = had.known.indexOf(name);
      const left = kin(name);
      const later = left.find((box) => had.known.indexOf(key(box)) > place);
      if (left.length > 0) return later ?? left.at(-1);
    }
  }

  function kin(old) {
    const begins = old.slice(0, old.lastIndexOf("-") + 1);
    return [...document.querySelectorAll(`${MAIN} [class*="${CSS.escape(begins)}"]`)].filter(
      (box) =>
        key(box)?.startsWith(begins) &&
        !key(box).slice(begins.length).includes("-") &&
        box.checkVisibility(),
    );
  }

  function give(node, before) {
    // A phone would open its keyboard.
    const typing = node.matches(TYPED) && matchMedia("(pointer: coarse)").matches;
    const next = typing ? (node.closest(KEYED) ?? node) : node;
    if (!next.matches(CONTROLS)) {
      next.tabIndex = -1;
      next.addEventListener("blur", () => next.removeAttribute("tabindex"), { once: true });
    }
    next.focus({ preventScroll: pointed && next !== before });
  }

  function leftOnPurpose() {
    return had.left && usable(had.node) && document.activeElement === document.body;
  }

  function ready() {
    const state = document.querySelector(APP)?.dataset.testScriptState;
    return state === "notRunning" && document.querySelector(TITLE) !== null;
  }

  function page() {
    return `${location.pathname} ${document.querySelector(TITLE)?.textContent}`;
  }

  function usable(node) {
    return node.isConnected && !node.matches(":disabled") && node.checkVisibility();
  }

  function controls(box) {
    return [...box.querySelectorAll(CONTROLS)].filter((node) => node.tabIndex >= 0);
  }

  function first(box) {
    return controls(box).find(usable);
  }

  function find(name) {
    return document.querySelector(`${MAIN} .${CSS.escape(name)}`);
  }

  function key(box) {
    return [...box.classList].find((name) => name.startsWith("st-key-"));
  }

  function ancestors(node) {
    return node === null ? [] : [node, ...ancestors(node.parentElement)];
  }

  document.addEventListener("focusin", ({ target }) => note(target));
  // What happens next to the page, happens to it as it is now.
  const again = () => {
    if (had !== null && document.activeElement === had.node) note(had.node);
  };
  document.addEventListener("click", again, true);
  document.addEventListener("keydown", () => {
    held = true;
    pointed = false;
    again();
  }, true);
  // A key that is held down goes on pressing whatever has the focus.
  document.addEventListener("keyup", () => {
    held = false;
    requestAnimationFrame(restore);
  }, true);
  window.addEventListener("blur", () => {
    held = false;
  });
  document.addEventListener("pointerdown", () => {
    pointed = true;
    if (document.activeElement === document.body) had = null;
  }, true);
  document.addEventListener("focusout", ({ target }) => {
    if (target !== had?.node) return;
    had.left = true;
    // What is being taken out of the page may say so a moment before it goes.
    setTimeout(() => {
      if (had?.node === target && leftOnPurpose()) had = null;
    });
  });
  document.addEventListener("drawn", restore);
})();
