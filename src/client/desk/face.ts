// A person as a small disc with initials.

/** `label`: the sentence that the pointer and screen readers get. */
export function createFace(name: string, initials: string, label: string): HTMLElement {
  const face = document.createElement('span');
  face.className = `${name} face`;
  face.textContent = initials;
  face.title = label;
  face.setAttribute('role', 'img');
  face.setAttribute('aria-label', label);
  return face;
}
