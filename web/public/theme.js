// Before anything is painted: the theme that this browser chose, so that no page flashes in the other one.
(() => {
  try {
    const theme = localStorage.getItem('mixdown.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
    if (localStorage.getItem('mixdown.rail') === 'narrow') document.documentElement.dataset.rail = 'narrow';
  } catch {
    // Storage may be forbidden: the system's theme it is.
  }
})();
