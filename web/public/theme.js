// Before the first paint, hence no module: the colours that were chosen here, else those of the system.
(function () {
  var chosen = null;
  try {
    chosen = localStorage.getItem('aiky-theme');
  } catch (_) {
    // A browser that keeps nothing follows the system.
  }
  document.documentElement.dataset.theme = chosen || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
})();
