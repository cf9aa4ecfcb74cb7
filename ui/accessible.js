// What Streamlit itself leaves undone for people who do not read English, or who cannot see where
// an error belongs. ui/accessible.py gives the words; everything here is found by Streamlit's own
// marks in the page, and a mark that is gone only leaves Streamlit's English word as it was.
//
// Each row: where Streamlit writes, in which attribute (null: the text itself), what it writes in
// English, and the name of our word for it (null: nothing). Our word may repeat what brackets found:
// as its label, or by their names.
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
  ['[data-testid="stNumberInput"] [role="alert"]', null, /^Error: Number is outside .* (?<least>\S+) and (?<most>\S+)\.$/, "outside"],
  ['[data-testid="stTooltipErrorContent"] strong', null, /^Error$/, null],
  ['[data-testid="stTooltipErrorContent"]', null, /^: Number is outside .* (?<least>\S+) and (?<most>\S+)\.$/, "outside"],
  ['[data-testid="stDownloadButtonError"]', null, /^.+$/s, "not_made"],
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

// What is announced is heard at once, so that it cannot wait until the page is drawn.
const ANNOUNCED = WORDS.filter(([where]) => /live-announcer|alert|DownloadButtonError/.test(where));

// What Streamlit wrote before we changed it, so that another language can be put there later.
const kept = (document.wordsOfStreamlit ??= new WeakMap());

// Our word for what stands in a place; null where the place holds something else.
function ours(node, place, found, [pattern, word], data) {
  const before = kept.get(node) ?? kept.set(node, {}).get(node);
  const theirs = before[place]?.ours === found ? before[place].theirs : found;
  const match = pattern.exec(theirs);
  const said = word === null ? "" : data.words[word];
  if (!match || said === undefined) return null;
  const label = word === "date_chosen" ? day(match[1], data) : (match[1] ?? "");
  const written = said.replace(/\{(\w+)\}/g, (_, name) => match.groups?.[name] ?? label);
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
  // What a tutor sends to a cohort stands there in each of its languages.
  for (const language of data.languages) {
    for (const part of document.querySelectorAll(`[class*="st-key-invitation-${language}-"]`)) {
      assign(part, "lang", language);
    }
  }
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

function mend() {
  document.documentElement.lang = document.mending.language;
  write(document.mending, WORDS);
  name(document.mending);
  regroup();
  reachable();
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
  document.addEventListener("drawn", mend);
  window.addEventListener("resize", mend);
  new MutationObserver(() => write(document.mending, ANNOUNCED)).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
  });
};
