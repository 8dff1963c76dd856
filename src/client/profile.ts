// The profile page: a theme shows itself as soon as it is picked; it is kept when the form is saved.

const root = document.documentElement;
const list = document.querySelector('.theme-list');
list?.addEventListener('change', (event) => {
  root.dataset.theme = (event.target as HTMLInputElement).value;
});
