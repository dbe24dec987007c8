// A draft in this browser, kept only when the person asks for it.
const DRAFT = `evidence-site-draft:${globalThis.location?.pathname ?? ""}`;

function readDraft() {
  try {
    return JSON.parse(localStorage.getItem(DRAFT));
  } catch {
    return null;
  }
}

function keepDraft(draft) {
  try {
    if (draft) localStorage.setItem(DRAFT, JSON.stringify(draft));
    else localStorage.removeItem(DRAFT);
    return true;
  } catch {
    return false;
  }
}
