// Questions about the page that is shown; tests/browser/checks.py asks them one by one.
(() => {
  const SIGNS = '[data-testid="stIconMaterial"], [data-testid="stAlertDynamicIcon"]';
  const NO_TEXT = `style, script, noscript, template, .typed, ${SIGNS}`;
  const TOLD = ["aria-label", "aria-description", "aria-valuetext", "aria-roledescription",
    "alt", "title", "placeholder", "label"];
  // Inputs that others stand for are out of sight themselves.
  const TARGETS = 'a[href], button, summary, [data-testid="stRadioOption"], ' +
    '[data-testid="stCheckbox"] label, textarea, select, [role="spinbutton"], [role="option"], ' +
    'input:not([type="hidden"], [type="range"], label input, .react-aria-DateField input)';
  const main = () => document.querySelector('[data-testid="stMain"]');
  const seen = (node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const short = (node) => `${node.tagName.toLowerCase()} ${(node.getAttribute("aria-label") ??
    node.textContent).trim().slice(0, 40)}`;

  // Everything that is written or read aloud: [text, where], the lang of what stands there kept.
  // Each text with where it stands and the language it is said to be in.
  function texts() {
    const found = [[document.title, "title", document.documentElement.lang]];
    const spoken = (node) => node.closest?.("[lang]")?.lang ?? document.documentElement.lang;
    const walk = (root) => {
      for (const node of root.childNodes) {
        if (node.nodeType === Node.TEXT_NODE && node.data.trim())
          found.push([node.data.trim(), root.tagName ?? "shadow", spoken(root)]);
        if (node.nodeType !== Node.ELEMENT_NODE) continue;
        // What has an id may be read aloud although it is out of sight.
        if (!node.id && getComputedStyle(node).display === "none") continue;
        for (const name of TOLD)
          if (node.getAttribute(name))
            found.push([node.getAttribute(name), `${name} of ${node.tagName}`, spoken(node)]);
        if (node.matches(NO_TEXT)) continue;
        if (node.shadowRoot) walk(node.shadowRoot);
        walk(node);
      }
    };
    walk(document.body);
    return found;
  }

  // Characters that no font on this machine can draw: they look like one that does not exist.
  function strange(characters, family) {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 40;
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    pen.font = `28px ${family}`;
    const drawn = (text) => {
      pen.clearRect(0, 0, 40, 40);
      pen.fillText(text, 4, 32);
      return pen.getImageData(0, 0, 40, 40).data.join();
    };
    const unknown = drawn("\u0378");
    return [...characters].filter((one) => drawn(one) === unknown);
  }

  function wide() {
    return [document.documentElement, main()]
      .filter((node) => node.scrollWidth > node.clientWidth)
      .map((node) => `${node.tagName} is ${node.scrollWidth} px wide, not ${node.clientWidth}`);
  }

  function headings() {
    const levels = [...main().querySelectorAll("h1, h2, h3, h4, h5, h6")]
      .filter(seen).map((node) => [Number(node.tagName[1]), node.textContent.trim()]);
    const tops = levels.filter(([level]) => level === 1).length;
    const faults = tops === 1 ? [] : [`${tops} headings of the first level`];
    levels.forEach(([level, text], place) => {
      if (place > 0 && level > levels[place - 1][0] + 1)
        faults.push(`level ${level} follows ${levels[place - 1][0]}: ${text}`);
    });
    return faults;
  }

  function landmarks() {
    const faults = [];
    for (const [name, where] of [["main", "main"], ["banner", '[data-testid="stHeader"]'],
      ["navigation", "nav"]]) {
      const count = [...document.querySelectorAll(where)].filter(seen).length;
      // On a phone the menu is behind a button.
      const folded = document.querySelector('[data-testid="stExpandSidebarButton"]');
      if (count !== 1 && !(folded && name === "navigation"))
        faults.push(`${count} landmarks ${name}`);
    }
    const skip = document.querySelector('[data-testid="stSkipToContent"]');
    if (!skip || skip.getAttribute("href") !== `#${main().id}`) faults.push("no skip link");
    return faults;
  }

  // Each chart has a name, a sentence before it and a table after it.
  function charts() {
    const faults = [];
    for (const chart of document.querySelectorAll('[data-testid="stPlotlyChart"]')) {
      const figure = chart.closest('[role="figure"]') ?? chart.querySelector('[role="figure"]');
      const name = figure?.getAttribute("aria-label") ?? "";
      if (!name.trim()) faults.push("a chart without a name");
      const box = chart.closest('[data-testid="stElementContainer"]');
      if (!box?.previousElementSibling?.textContent.trim()) faults.push(`no sentence: ${name}`);
      if (!box?.nextElementSibling?.querySelector("details table"))
        faults.push(`no table: ${name}`);
    }
    return faults;
  }

  function fields() {
    const faults = [];
    const asked = 'input, textarea, select, [role="radiogroup"], [role="spinbutton"]';
    for (const node of main().querySelectorAll(asked)) {
      if (node.type === "hidden" || node.closest('[aria-hidden="true"]')) continue;
      const ids = (node.getAttribute("aria-labelledby") ?? "").split(" ");
      const by = [...ids.map((id) => document.getElementById(id)), ...(node.labels ?? [])];
      const name = node.getAttribute("aria-label") || by.map((one) => one?.textContent).join("");
      if (!name.trim()) faults.push(`no label: ${node.outerHTML.slice(0, 120)}`);
    }
    return faults;
  }

  // WCAG 2.5.8 lets links in a sentence be smaller, and what has room around it.
  function small() {
    const boxes = [...document.querySelectorAll(TARGETS)]
      .filter((node) => seen(node) && !node.disabled && !node.closest('[aria-hidden="true"]'))
      .map((node) => [node, node.getBoundingClientRect()])
      .filter(([node, box]) => box.width > 1 && box.height > 1);
    const middle = (box) => [box.x + box.width / 2, box.y + box.height / 2];
    return boxes
      .filter(([node, box]) => Math.min(box.width, box.height) < 23.9)
      .filter(([node]) => getComputedStyle(node).display !== "inline")
      .filter(([node, box]) => boxes.some(([other, near]) => {
        if (other === node || other.contains(node) || node.contains(other)) return false;
        const [x, y] = middle(box);
        const aside = Math.max(near.left - x, 0, x - near.right);
        const above = Math.max(near.top - y, 0, y - near.bottom);
        return Math.hypot(aside, above) < 12;
      }))
      .map(([node, { width, height }]) =>
        `${Math.round(width)} × ${Math.round(height)} px: ${short(node)}`);
  }

  // Targets over whose middle something else lies.
  function covered() {
    const faults = [];
    for (const node of document.querySelectorAll(TARGETS)) {
      const box = node.getBoundingClientRect();
      if (!seen(node) || node.disabled || node.closest('[aria-hidden="true"]') || box.width <= 1)
        continue;
      const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      if (top && !node.contains(top) && !top.contains(node))
        faults.push(`${short(node)} is covered by ${short(top)}`);
    }
    return faults;
  }

  // What still moves although the reader asked for stillness; a blink of 10 ms is none.
  function moving() {
    const long = (list) => list.split(",").some((time) => parseFloat(time) > 0.01);
    return [...document.querySelectorAll("body *")]
      .filter((node) => !node.closest('[class*="st-key-ask-"]'))
      .filter((node) => {
        const style = getComputedStyle(node);
        return (style.animationName !== "none" && long(style.animationDuration)) ||
          (long(style.transitionDuration) && style.transitionProperty !== "none");
      })
      .map(short);
  }

  let reached = new Set();
  const forget = () => { reached = new Set(); };
  function from_the_top() {
    forget();
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
  }

  // What has the focus, and whether that shows: by an outline or a shadow, there or around it.
  // Null once the focus has gone round.
  function focused() {
    const node = document.activeElement;
    if (!node || node === document.body || reached.has(node)) return null;
    reached.add(node);
    const around = [node];
    while (around.length < 6 && around.at(-1).parentElement)
      around.push(around.at(-1).parentElement);
    const looks = () => around.map((one) => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(one);
      const outline = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
      return `${outline ? outlineColor : ""} ${boxShadow}`;
    });
    const now = looks();
    node.blur();
    const before = looks();
    node.focus({ focusVisible: true });
    return {
      name: short(node), seen: now.some((look, place) => look !== before[place]),
      main: main().contains(node) && main() !== node,
      top: Math.round(node.getBoundingClientRect().top + main().scrollTop),
    };
  }

  function unfold() {
    const closed = [...document.querySelectorAll("details:not([open]) > summary")];
    closed.forEach((summary) => summary.click());
    return closed.length;
  }

  window.asked = { texts, strange, wide, headings, landmarks, charts, fields, small, covered,
    moving, unfold, forget, from_the_top, focused };
})();
