// The print page: a button for the browser's own print window.
document.querySelector('[data-print]')?.addEventListener('click', () => window.print());
document.documentElement.classList.add('scripted');
