// The form for a comment, smoother. A draft stays in this tab, and the service is asked whether it
// is there before the words are sent. Without this file the form works, and is the same.
const NAMES = ["name", "email", "website", "comment"];

function improve(form) {
  const key = `weekpress ${form.action}`, opened = new URL("../../opened", form.action);
  const field = (name) => form.elements.namedItem(name);
  const told = document.createElement("p");
  let busy = false, failed = false, slow;
  told.setAttribute("role", "alert");
  form.lastElementChild.before(told);

  const tell = (words, kind) => { told.className = kind; told.textContent = words; };
  const rest = (words = "") => { busy = false; clearTimeout(slow); tell(words, "error"); };
  rest();

  // A browser may refuse to keep anything: then nothing is kept.
  const keep = (sent) => {
    const draft = { sent };
    for (const name of NAMES) draft[name] = field(name).value;
    try { sessionStorage.setItem(key, JSON.stringify(draft)); } catch {}
  };
  const restore = () => {
    try {
      const draft = JSON.parse(sessionStorage.getItem(key)) ?? {};
      const [came] = performance.getEntriesByType("navigation");
      if (draft.sent && came?.type === "navigate") return sessionStorage.removeItem(key);
      for (const name of NAMES) field(name).value ||= draft[name] ?? "";
    } catch {}
  };
  const ask = async () => {
    const answer = await fetch(opened, { cache: "no-store", signal: AbortSignal.timeout?.(20000) });
    if (!answer.ok) throw new Error(answer.status);
    return answer.text();
  };

  form.addEventListener("input", () => keep(false));
  form.addEventListener("focusin", () => {
    ask().then((time) => { field("opened").value ||= time.trim(); }, () => {});
  }, { once: true });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    tell("", "error");
    slow = setTimeout(tell, 1000, "Sending …", "hint");
    try { await ask(); } catch {
      // Asked twice in vain, the browser sends it all the same: what fails may be this question.
      if (!failed) {
        failed = true;
        return rest("Your comment was not sent: the service does not answer. Your words are kept here. Try again in a few minutes.");
      }
    }
    keep(true);
    form.submit();
  });
  addEventListener("pageshow", () => rest());
  restore();
}

document.querySelectorAll(".comment-form").forEach(improve);
