//! Stands in for the shell behind the page: gives it one view, and swallows what the person at the screen does.

/// What the page finds instead of the shell, with this view (JSON) to draw.
pub(crate) fn script(view: &str) -> String {
    SHELL.replace("VIEW", view)
}

/// The part of Tauri's door that the page's own bridge goes through (`ui/src/bridge.ts`).
const SHELL: &str = r"
window.__TAURI_INTERNALS__ = (() => {
  const callbacks = [];
  return {
    transformCallback: (callback) => callbacks.push(callback) - 1,
    unregisterCallback() {},
    async invoke(command, { views }) {
      if (command === 'watch_views') callbacks[views.id]({ index: 0, message: { number: 1, view: VIEW } });
    },
  };
})();
";
