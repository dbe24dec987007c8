// The address of the form with the selected words filled in. They stand behind its `#`, which no server is told.

// `count` is how many paragraphs the section has.
export function formAddress(form, { source, section, paragraph, count, text }) {
  const place = count > 1 || !section ? `paragraph ${paragraph}` : "";
  const locator = [section, place].filter(Boolean).join(", ");
  return `${form}#${new URLSearchParams({ source, locator, text })}`;
}
