// JSON inside a page, safe to stand in a script element.

/** `</script>` and `<!--` cannot occur: every `<` is written as an escape. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
