// What a paste brings along that print alone decides: soft hyphens, and hyphens and breaks at the ends of lines.
const SOFT_HYPHENS = /\u00ad(?:[ \t]*\r?\n[ \t]*)?/g;
const LINE_END_HYPHEN = /(\p{L}+)[-\u2010][ \t]*\r?\n[ \t]*(\p{Ll}+)/gu;
const LINE_END = /[ \t]*\r?\n[ \t]*/g;

// Returns a pasted text without them, and what was done, one sentence for each kind. `stands` tells whether a word stands
// in the source, if that is known: it decides whether a hyphen belongs to the word, as in `long-term`.
export function mendPasted(pasted, stands = () => false) {
  const told = [];
  const mend = (text, pattern, to, words) => {
    const mended = text.replace(pattern, to);
    if (mended !== text) told.push(words);
    return mended;
  };
  const joined = (_, before, after) => (stands(`${before}-${after}`) && !stands(before + after) ? `${before}-${after}` : before + after);
  let text = mend(pasted, SOFT_HYPHENS, "", "Soft hyphens were taken out.");
  text = mend(text, LINE_END_HYPHEN, joined, "Words that were divided at the end of a line were joined.");
  text = mend(text, LINE_END, " ", "Lines were joined.");
  return { text, told };
}

// Mends what is pasted into a control before it is there; a text that is too long for it is left to its bounds.
export function mendPastes(control, most, stands, tell) {
  control.addEventListener("paste", (event) => {
    const pasted = event.clipboardData?.getData("text/plain") ?? "";
    if (!pasted || pasted.length > most) return;
    const { text, told } = mendPasted(pasted, stands);
    if (!told.length) return;
    event.preventDefault();
    put(control, text);
    tell(told.join(" "));
  });
}

// So that it can be undone. Where a browser has no such command, it is put in all the same.
function put(control, text) {
  if (document.execCommand?.("insertText", false, text)) return;
  control.setRangeText(text, control.selectionStart, control.selectionEnd, "end");
  control.dispatchEvent(new Event("input", { bubbles: true }));
}
