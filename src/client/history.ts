// The history page: comparing as soon as a revision is chosen, and stepping through all of them with a slider.

const form = document.querySelector<HTMLFormElement>('[data-history-compare]');
const result = document.getElementById('compare-result');

/** Fetches the comparison the form now asks for and puts it in place, with its address. */
async function compare(asked: HTMLFormElement, place: HTMLElement): Promise<void> {
  const params = new URLSearchParams();
  for (const [name, value] of new FormData(asked)) params.set(name, String(value));
  const response = await fetch(`${location.pathname}?${params}`);
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const fresh = page.getElementById('compare-result');
  if (fresh) place.replaceChildren(...fresh.childNodes);
  history.replaceState(null, '', `?${params}`);
}

if (form !== null && result !== null) {
  const slider = form.querySelector<HTMLInputElement>('input[type=range]');
  const [older, newer] = form.querySelectorAll('select');
  const numbers = (slider?.dataset.numbers ?? '').split(' ');
  slider?.addEventListener('input', () => {
    const at = Number(slider.value);
    if (newer) newer.value = numbers[at] ?? newer.value;
    if (older) older.value = numbers[Math.max(0, at - 1)] ?? older.value;
    void compare(form, result);
  });
  form.addEventListener('change', (event) => {
    if (event.target === slider) return;
    if (slider && newer) slider.value = String(numbers.indexOf(newer.value));
    void compare(form, result);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void compare(form, result);
  });
}
document.documentElement.classList.add('scripted');
