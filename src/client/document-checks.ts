// The list of a document's issues: looks again until a long document has been checked.
const AGAIN_MS = 1500;

async function look(): Promise<void> {
  const list = document.getElementById('checks-found')!;
  if (Number(list.dataset.waiting) === 0) return;
  // Somebody who works in the list is not to lose their place.
  const busy = list.contains(document.activeElement);
  if (!busy) {
    const response = await fetch(location.href);
    if (!response.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const next = page.getElementById('checks-found');
    if (next !== null && !list.contains(document.activeElement)) list.replaceWith(document.adoptNode(next));
  }
  window.setTimeout(() => void look(), AGAIN_MS);
}

void look();
