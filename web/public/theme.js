// Before the first paint, hence no module: the colours and the language that were chosen here, else those of the system.
(function () {
  var colors = null;
  var language = null;
  try {
    colors = localStorage.getItem('aiky-theme');
    language = localStorage.getItem('aiky-language');
  } catch (_) {
    // A browser that keeps nothing follows the system.
  }
  document.documentElement.dataset.theme = colors || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  if (language) document.documentElement.lang = language;
})();
