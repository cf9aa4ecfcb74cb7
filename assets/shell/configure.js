
window.prerenderReady = false;
// Streamlit learns here where its server is, so that it need not ask before it opens its socket;
// that no window with an English error may open; and that this very page, and no other, may give
// it orders, as connection.js does.
window.__streamlit = {
  ...(document.documentElement.hasAttribute("data-ask-first")
    ? {}
    : { BACKEND_BASE_URL: new URL(".", location.href).href }),
  HOST_CONFIG: {
    allowedOrigins: [location.origin],
    useExternalAuthToken: false,
    blockErrorDialogs: true,
  },
};
