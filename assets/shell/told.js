// What a click was told is read where the click was, and the fields that it is about point at it.
(() => {
  // Which fields a refusal is about, by the end of their keys; see ui.accessible.refusal.
  const FIELDS = {
    UnknownCode: ["join-back", "join-code"],
    NotJoinable: ["join-code"],
    NotAccepted: ["sign_in-email", "sign_in-password"],
    UnusableEmail: ["setup-email", "cohort-invite-email"],
    PasswordLength: ["setup-first"],
    PasswordsDiffer: ["setup-first", "setup-second"],
    NameMissing: ["-title", "setup-name", "cohort-group-new", "cohort-group-[0-9]+"],
    NameTaken: ["-groups", "cohort-group-new", "cohort-group-[0-9]+"],
    DatesCrossed: ["-starts_on", "-ends_on", "-retain_until"],
    FloorOutOfRange: ["-floor"],
    FloorNotLowered: ["-floor"],
    FloorSettled: ["-floor"],
    RetentionTooSoon: ["-retain_until"],
    TitleDiffers: ["cohort-delete-title"],
    CodeNameMissing: ["codes-.+-name"],
    CodeNameTaken: ["codes-.+-name"],
    // Of a translation: its answer, its language and what it said before.
    NothingWritten: ["feedback-text-.+", "translating-[^-]+-[A-Za-z-]+-[0-9a-f]+"],
    missing: ["plan-.+-action(-[0-9a-f]+)?"],
  };
  const SAID = '[class*="st-key-said-"]';
  const SECONDS_TO_READ = 10;
  const KEYED = '[class*="st-key-"]';
  const ASKED = "input, textarea, [role='spinbutton']";
  const DESCRIBED = "aria-describedby";

  // What is wrong by our word: what the field had said of itself before.
  const wrong = new Map();
  let used = new Set();

  function blame() {
    const now = new Set();
    for (const box of document.querySelectorAll('[class*="st-key-refused-"]')) {
      const [, name, place] = /st-key-refused-(\w+)(-\w+)?/.exec(box.className);
      const alert = box.querySelector('[role="alert"]');
      if (!alert) continue;
      alert.id = `refused-${name}${place ?? ""}`;
      for (const field of nearest(fields(name))) {
        now.add(field);
        accuse(field, alert.id);
      }
      // It stands at the top of the page, where nobody looks who has just sent a form further down.
      if (isNew(alert) && outOfSight(alert)) alert.scrollIntoView({ block: "center" });
    }
    for (const field of wrong.keys()) if (!now.has(field)) clear(field);
  }

  // A field may have a description of its own, such as why Streamlit cannot take its number.
  function accuse(field, id) {
    if (!wrong.has(field)) wrong.set(field, field.getAttribute("aria-invalid"));
    if (field.getAttribute("aria-invalid") !== "true") field.setAttribute("aria-invalid", "true");
    const own = described(field).filter((one) => !one.startsWith("refused-"));
    const all = [...own, id].join(" ");
    if (field.getAttribute(DESCRIBED) !== all) field.setAttribute(DESCRIBED, all);
  }

  function clear(field) {
    const own = described(field).filter((one) => !one.startsWith("refused-"));
    set(field, DESCRIBED, own.join(" ") || null);
    set(field, "aria-invalid", wrong.get(field));
    wrong.delete(field);
  }

  function described(field) {
    return (field.getAttribute(DESCRIBED) ?? "").split(/\s+/).filter(Boolean);
  }

  function set(field, attribute, value) {
    if (value === null) field.removeAttribute(attribute);
    else field.setAttribute(attribute, value);
  }

  // What went well is told at the foot of the window too, since its reader is busy further down.
  function praise() {
    const alert = document.querySelector(`${SAID} [data-testid="stAlert"]`);
    if (!alert || alert.closest('[class*="st-key-refused-"]')) return;
    if (!isNew(alert) || !outOfSight(alert)) return;
    const told = below(alert.textContent);
    // The sentence itself has been announced.
    told.setAttribute("aria-hidden", "true");
    told.addEventListener("click", () => told.remove(), { once: true });
    setTimeout(() => told.remove(), SECONDS_TO_READ * 1_000);
  }

  // Streamlit takes back after a few seconds why there is no file. It stays until it was read.
  function miss() {
    for (const error of document.querySelectorAll('[data-testid="stDownloadButtonError"]')) {
      if (error.getAttribute("role") === "alert") continue;
      error.setAttribute("role", "alert");
      const told = below(error.textContent);
      for (const next of ["click", "keydown"])
        document.addEventListener(next, () => told.remove(), { once: true });
    }
  }

  function below(sentence) {
    document.querySelector("#said-below")?.remove();
    const told = document.createElement("div");
    told.id = "said-below";
    told.textContent = sentence;
    document.body.append(told);
    return told;
  }

  // A new code has to be kept now, and the one before it has ended.
  function handOver() {
    const code = document.querySelector(".st-key-resume-card code");
    if (!code || code.dataset.seen === code.textContent) return;
    code.dataset.seen = code.textContent;
    const card = code.closest(".st-key-resume-card");
    if (outOfSight(card)) card.scrollIntoView({ block: "center" });
  }

  // Streamlit keeps the place of a sentence that is said again; its number is another.
  function isNew(alert) {
    const said = alert.closest(SAID);
    const number = said ? keys(said).join() : "";
    if (alert.dataset.seen === number) return false;
    alert.dataset.seen = number;
    return true;
  }

  function outOfSight(node) {
    const { top, bottom } = node.getBoundingClientRect();
    return top < 0 || bottom > window.innerHeight;
  }

  function fields(name) {
    const ends = (FIELDS[name] ?? []).map((end) => new RegExp(`${end}$`));
    return [...document.querySelectorAll(KEYED)]
      .filter((box) => keys(box).some((one) => ends.some((end) => end.test(one))))
      .map((box) => box.querySelector(ASKED))
      .filter((field) => field !== null);
  }

  // Where several forms have such a field, it is the one that was used last.
  function nearest(found) {
    const own = found.filter((field) => keys(field.closest(KEYED)).some((key) => used.has(key)));
    return own.length > 0 ? own : found;
  }

  function keys(node) {
    return [...node.classList].filter((name) => name.startsWith("st-key-"));
  }

  // The form may be drawn anew; what it holds keeps its keys.
  function note({ target }) {
    const form = target.closest?.('[data-testid="stForm"]') ?? target.closest?.(KEYED);
    if (form) used = new Set([form, ...form.querySelectorAll(KEYED)].flatMap(keys));
  }

  for (const event of ["input", "click"]) document.addEventListener(event, note);
  document.addEventListener("drawn", () => {
    blame();
    praise();
    miss();
    handOver();
  });
})();
