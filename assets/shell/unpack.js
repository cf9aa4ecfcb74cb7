// Many small files over one request each would take longer than all their bytes in one. Each
// module of the pack stays a module of its own; the map says under which address it is known.
(() => {
  const self = document.currentScript;
  const home = new URL("./static/js/", self.src).href;
  const imports = {};
  for (const [name, text] of Object.entries(PACK)) {
    const module = new Blob([text.replaceAll("HOME/", home)], { type: "text/javascript" });
    imports[home + name] = URL.createObjectURL(module);
  }
  const map = document.createElement("script");
  map.type = "importmap";
  map.nonce = self.nonce;
  map.textContent = JSON.stringify({ imports });
  self.after(map);
})();
