// Before anything is painted: the theme that the link asks for, so that no dashboard flashes in the other one.
(() => {
  const theme = new URLSearchParams(location.search).get('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
})();
