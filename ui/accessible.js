// What Streamlit itself leaves undone for people who do not read English, or who cannot see where
// an error belongs. ui/accessible.py gives the words; everything here is found by Streamlit's own
// marks in the page, and a mark that is gone only leaves Streamlit's English word as it was.
//
// Each row: where Streamlit writes, in which attribute (null: the text itself), what it writes in
// English, and the name of our word for it. A word may stand for what the first bracket found.
const WORDS = [
  ['[data-testid="stSkipToContent"]', null, /^Skip to main content$/, "skip"],
  ['[data-testid="stTopNav"], [data-testid="stSidebarNav"]', "aria-label", /^App pages$/, "pages"],
  ['[data-testid="stSidebar"]', "aria-label", /^Sidebar$/, "pages"],
  ['[data-testid="stSidebarHeader"] button', "aria-label", /^Collapse sidebar$/, "pages_close"],
  ['[data-testid="stExpandSidebarButton"]', "aria-label", /^Expand sidebar$/, "pages_open"],
  ['[data-testid^="stMainMenu"]', "aria-label", /^Main menu$/, "menu"],
  ['[data-testid="stThemeSwitcher"]', "aria-label", /^Theme$/, "theme"],
  ['[data-testid="stMainMenuItem-theme-System"]', null, /^System$/, "theme_system"],
  ['[data-testid="stMainMenuItem-theme-Light"]', null, /^Light$/, "theme_light"],
  ['[data-testid="stMainMenuItem-theme-Dark"]', null, /^Dark$/, "theme_dark"],
  ['[data-testid="stMainMenuItemLabel"]', null, /^Print$/, "print"],
  ['[data-testid="stStatusWidget"] [role="img"]', "aria-label", /^Running\.\.\.$/, "running"],
  ['[data-testid="stSelectbox"] button, [data-testid="stMultiSelect"] button',
    "aria-label", /^Open$/, "open"],
  ['[data-testid="stSelectbox"] input, [data-testid="stMultiSelect"] input',
    "placeholder", /^Choose (?:an option|options)$/, "choose"],
  ['[data-testid="stSelectbox"] button', "aria-label", /^Clear value$/, "clear"],
  ['[data-testid="stMultiSelect"] button', "aria-label", /^Clear all$/, "clear"],
  ['[data-testid="stMultiSelect"] [aria-label]', "aria-label", /^Selected values$/, "chosen"],
  ['[data-testid="stMultiSelect"] [aria-label]', "aria-label", /^Remove (.+)$/s, "remove"],
  ['[role="listbox"]', null, /^No results$/, "no_results"],
  ['[data-testid="stTooltipHoverTarget"] button', "aria-label", /^Help for (.+)$/s, "help"],
  ['[data-testid="stNumberInputStepDown"]', "aria-label", /^Decrement$/, "less"],
  ['[data-testid="stNumberInputStepUp"]', "aria-label", /^Increment$/, "more"],
  ['[data-testid="stProgress"] [role="progressbar"]', "aria-label", /^progress$/, "progress"],
  ['[data-testid="stTextInput"] button', "aria-label", /^Show password$/, "password_show"],
  ['[data-testid="stTextInput"] button', "aria-label", /^Hide password$/, "password_hide"],
  ['[data-testid="stBaseButton-elementToolbar"]', "aria-label", /^Copy to clipboard$/, "copy"],
  ['[data-testid="stBaseButton-elementToolbar"]', "aria-label", /^Copied$/, "copied"],
  ['[data-testid="stBaseButton-elementToolbar"]', "aria-label", /^Fullscreen: (.+)$/s, "larger"],
  ['[data-testid="stBaseButton-elementToolbar"]', "aria-label", /^Close fullscreen/, "smaller"],
  ['[data-testid="stTooltipContent"]', null, /^Copy to clipboard$/, "copy"],
  ['[data-testid="stTooltipContent"]', null, /^Copied$/, "copied"],
  ['[data-testid="stTooltipContent"]', null, /^Fullscreen$/, "larger_hint"],
  ['[data-testid="stColorPicker"] button', "aria-label", /^(.+) color picker$/s, "colour"],
  // What the boxes with lists add: a way out that only screen readers see, and what they announce.
  ["button", "aria-label", /^Dismiss$/, "close"],
  ["[data-live-announcer]", null, /^(\d+) options? available\.$/, "options"],
  ["[data-live-announcer]", null, /^(.+), selected\.?$/s, "selected"],
  ["kbd", "aria-label", /^Shortcut (.+)$/, "shortcut"],
  ['[data-testid="InputInstructions"]', null, /^Press (Enter) to apply$/, "keep_with"],
  ['[data-testid="InputInstructions"]', null, /^Press (\S+\+Enter) to apply$/, "keep_with"],
  ['[data-testid="InputInstructions"]', null, /^Press (Enter) to submit form$/, "send_with"],
  ['[data-testid="InputInstructions"]', null, /^Press (\S+\+Enter) to submit form$/, "send_with"],
  ['[data-testid="stDateInput"] [role="spinbutton"]', "aria-label", /^day, (.+)$/s, "day_of"],
  ['[data-testid="stDateInput"] [role="spinbutton"]', "aria-label", /^month, (.+)$/s, "month_of"],
  ['[data-testid="stDateInput"] [role="spinbutton"]', "aria-label", /^year, (.+)$/s, "year_of"],
  ['[data-testid="stDateInput"] [role="spinbutton"]', "aria-valuetext", /^Empty$/, "empty"],
  ['[data-testid="stDateInput"] [role="spinbutton"]', null, /^dd$/, "day_typed"],
  ['[data-testid="stDateInput"] [role="spinbutton"]', null, /^mm$/, "month_typed"],
  ['[data-testid="stDateInput"] [role="spinbutton"]', null, /^yyyy$/, "year_typed"],
  ['[data-testid="stDateInput"] button', "aria-label", /^Choose date$/, "date_choose"],
  ['[data-testid="stDateInput"] button', "aria-label", /^Clear date$/, "clear"],
  ['[data-testid="stDateInputCalendar"], [data-testid="stDateInputCalendar"] [aria-label]',
    "aria-label", /^Choose date(.*)$/, "calendar"],
  ['[data-testid="stDateInputCalendar"] h2', null, /^Choose date(.*)$/, "calendar"],
  ['[data-testid="stDateInputCalendar"] > span', null, /^Use arrow keys/, "calendar_keys"],
  ['[data-testid="stDateInputCalendar"] button', "aria-label", /^Previous month$/, "month_before"],
  ['[data-testid="stDateInputCalendar"] button', "aria-label", /^Next month$/, "month_after"],
  ['[id^="react-aria-description"]', null, /^Selected Date: (\w+ \d+, \d+)$/, "date_chosen"],
];

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
  TitleDiffers: ["cohort-delete-title"],
  CodeNameMissing: ["codes-.+-name"],
  CodeNameTaken: ["codes-.+-name"],
  NothingWritten: ["feedback-text-.+"],
  missing: ["plan-.+-action(-[0-9a-f]+)?"],
};
// What is announced is heard at once, so that it cannot wait until the page is drawn.
const ANNOUNCED = WORDS.filter(([where]) => where === "[data-live-announcer]");
const SAID = '[class*="st-key-said-"]';
const SECONDS_TO_READ = 10;
const KEYED = '[class*="st-key-"]';
const ASKED = "input, textarea, [role='spinbutton']";

// What Streamlit wrote before we changed it, so that another language can be put there later.
const kept = (document.wordsOfStreamlit ??= new WeakMap());

// Our word for what stands in a place; null where the place holds something else.
function ours(node, place, found, [pattern, word], data) {
  const before = kept.get(node) ?? kept.set(node, {}).get(node);
  const theirs = before[place]?.ours === found ? before[place].theirs : found;
  const match = pattern.exec(theirs);
  if (!match || data.words[word] === undefined) return null;
  const label = word === "date_chosen" ? day(match[1], data) : (match[1] ?? "");
  const written = data.words[word].replace("{label}", () => label);
  before[place] = { theirs, ours: written };
  return written;
}

function write(data, words) {
  for (const [where, attribute, ...rule] of words)
    for (const node of document.querySelectorAll(where)) {
      if (attribute === null) {
        for (const text of texts(node)) {
          const word = ours(text, "text", text.data, rule, data);
          if (word !== null && word !== text.data) text.data = word;
        }
        continue;
      }
      const found = node.getAttribute(attribute);
      const word = found && ours(node, attribute, found, rule, data);
      if (word) assign(node, attribute, word);
    }
}

// Months that a date names by their English words, and languages by their own.
function name(data) {
  for (const node of document.querySelectorAll('[data-testid="stDateInput"] [role="spinbutton"]')) {
    const found = node.getAttribute("aria-valuetext");
    const month = /^(\d\d) – /.exec(found ?? "");
    const word = month && `${month[1]} – ${data.months[month[1] - 1]}`;
    if (word) assign(node, "aria-valuetext", word);
  }
  // Each language is offered by its own name, and is to be read aloud as such.
  document.querySelectorAll(".st-key-language [role='radio']").forEach((button, place) => {
    assign(button, "lang", data.languages[place]);
  });
}

// WCAG 1.3.1: the menu of a narrow window puts its groups between a list and the entries. Groups
// with a name say the same.
function regroup() {
  for (const list of document.querySelectorAll('ul[data-testid="stSidebarNavItems"]')) {
    for (const node of [list, ...list.querySelectorAll("li")]) assign(node, "role", "none");
    for (const group of list.querySelectorAll(":scope > div")) {
      assign(group, "role", "group");
      assign(group, "aria-label", group.querySelector("header p")?.textContent ?? "");
    }
  }
}

// WCAG 2.1.1: what is wider than a narrow window scrolls sideways, by keyboard only with the focus.
function reachable() {
  for (const node of document.querySelectorAll('[data-testid="stTable"] > div')) {
    if (node.scrollWidth > node.clientWidth + 1) {
      const name = node.querySelector("[aria-label]")?.getAttribute("aria-label");
      assign(node, "tabindex", "0");
      assign(node, "role", "group");
      assign(node, "aria-label", name ?? "");
    } else if (node.getAttribute("role") === "group") {
      for (const attribute of ["tabindex", "role", "aria-label"]) node.removeAttribute(attribute);
    }
  }
}

function assign(node, attribute, value) {
  if (node.getAttribute(attribute) !== value) node.setAttribute(attribute, value);
}

function* texts(node) {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) yield walker.currentNode;
}

function day(english, data) {
  const date = new Date(`${english} UTC`);
  const known = Intl.DateTimeFormat.supportedLocalesOf(data.language).length > 0;
  const long = { dateStyle: "long", timeZone: "UTC" };
  if (known) return new Intl.DateTimeFormat(data.language, long).format(date);
  return `${date.getUTCDate()} ${data.months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

// A field that a refusal is about says so itself, and points at the sentence.
function blame() {
  const wrong = new Set();
  for (const box of document.querySelectorAll('[class*="st-key-refused-"]')) {
    const [, name, place] = /st-key-refused-(\w+)(-\w+)?/.exec(box.className);
    const alert = box.querySelector('[role="alert"]');
    if (!alert) continue;
    alert.id = `refused-${name}${place ?? ""}`;
    for (const field of nearest(fields(name))) {
      wrong.add(field);
      assign(field, "aria-invalid", "true");
      if (field.getAttribute("aria-describedby") !== alert.id) {
        field.dataset.describedBefore = field.getAttribute("aria-describedby") ?? "";
        field.setAttribute("aria-describedby", alert.id);
      }
    }
    // It stands at the top of the page, where nobody looks who has just sent a form further down.
    if (isNew(alert) && outOfSight(alert)) alert.scrollIntoView({ block: "center" });
  }
  for (const field of document.querySelectorAll("[data-described-before]"))
    if (!wrong.has(field)) {
      field.removeAttribute("aria-invalid");
      field.setAttribute("aria-describedby", field.dataset.describedBefore);
      delete field.dataset.describedBefore;
    }
}

// What went well is told at the foot of the window too, since its reader is busy further down.
function praise() {
  const alert = document.querySelector(`${SAID} [data-testid="stAlert"]`);
  if (!alert || alert.closest('[class*="st-key-refused-"]')) return;
  if (!isNew(alert) || !outOfSight(alert)) return;
  document.querySelector("#said-below")?.remove();
  const told = document.createElement("div");
  told.id = "said-below";
  // The sentence itself has been announced.
  told.setAttribute("aria-hidden", "true");
  told.textContent = alert.textContent;
  document.body.append(told);
  for (const end of ["click", "keydown"])
    told.addEventListener(end, () => told.remove(), { once: true });
  setTimeout(() => told.remove(), SECONDS_TO_READ * 1_000);
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
    .filter((box) => [...box.classList].some((one) => ends.some((end) => end.test(one))))
    .map((box) => box.querySelector(ASKED))
    .filter((field) => field !== null);
}

// Where several forms have such a field, it is the one that was used last.
function nearest(found) {
  const used = document.lastUsed ?? new Set();
  const own = found.filter((field) => keys(field.closest(KEYED)).some((key) => used.has(key)));
  return own.length > 0 ? own : found;
}

function mend() {
  waiting = false;
  document.documentElement.lang = document.mending.language;
  write(document.mending, WORDS);
  name(document.mending);
  regroup();
  reachable();
  blame();
  praise();
  handOver();
}

let waiting = false;
function soon() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(mend);
}

// The form may be drawn anew; what it holds keeps its keys.
function used({ target }) {
  const form = target.closest?.('[data-testid="stForm"]') ?? target.closest?.(KEYED);
  if (form) document.lastUsed = new Set([form, ...form.querySelectorAll(KEYED)].flatMap(keys));
}

function keys(node) {
  return [...node.classList].filter((name) => name.startsWith("st-key-"));
}

// The next visit begins in this language, from the first byte on; see ui.edge.
function remember(language) {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `language=${language}; path=/; max-age=15552000; samesite=lax${secure}`;
}

// Streamlit calls this in every run; the page is watched once, and from then on.
export default ({ data }) => {
  const first = document.mending === undefined;
  document.mending = data;
  remember(data.language);
  mend();
  if (!first) return;
  for (const event of ["input", "click"]) document.addEventListener(event, used);
  window.addEventListener("resize", soon);
  const changed = () => {
    write(document.mending, ANNOUNCED);
    soon();
  };
  new MutationObserver(changed).observe(document.documentElement, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ["aria-label", "aria-valuetext", "class", "placeholder"],
  });
};
